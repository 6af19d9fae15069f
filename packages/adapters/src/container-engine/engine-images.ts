import { AppError } from "@slipway/core/errors";
import type { ContainerEngine } from "@slipway/core/ports";
import { lineSplitter } from "./demuxer.ts";
import { engineSilence } from "./engine-errors.ts";
import type { EngineHttp } from "./engine-http.ts";

interface ImageInspect {
  Config: { Entrypoint: string[] | null; Cmd: string[] | null; User: string };
}

const IMPORT_LIMIT_MS = 300_000;

export function engineImages(http: EngineHttp): Pick<ContainerEngine, "ping" | "pullImage" | "imageConfig" | "importImage"> {
  async function imageConfig(image: string): ReturnType<ContainerEngine["imageConfig"]> {
    const { status, body } = await http.call<ImageInspect>({ method: "GET", path: `/images/${encodeURI(image)}/json`, accept: [404] });
    if (status === 404) return null;
    return { entrypoint: body.Config.Entrypoint ?? [], command: body.Config.Cmd ?? [], user: body.Config.User };
  }

  return {
    async ping() {
      const { body } = await http.call<{ Version: string; Arch: string }>({ method: "GET", path: "/version", limitMs: 10_000 });
      return { version: body.Version, architecture: body.Arch };
    },
    imageConfig,
    async pullImage(image, signal) {
      if (signal?.aborted) throw new AppError("CANCELLED", "The call was cancelled.");
      if ((await imageConfig(image)) !== null) return;
      await pull(http, image, signal);
    },
    async importImage(name, tar, changes) {
      const { repo, tag } = splitReference(name);
      const query = { fromSrc: "-", repo, tag, changes: changes.join("\n") || undefined };
      await http.call({ method: "POST", path: "/images/create", query, body: tar, limitMs: IMPORT_LIMIT_MS });
    },
  };
}

/** The engine answers 200 at once and tells how it went line by line. */
async function pull(http: EngineHttp, image: string, signal: AbortSignal | undefined): Promise<void> {
  const { repo, tag } = splitReference(image);
  let failure: string | undefined;
  const lines = lineSplitter((line) => {
    if (line.trim() !== "") failure = (JSON.parse(line) as { error?: string }).error ?? failure;
  });
  try {
    const progress = await http.stream({ method: "POST", path: "/images/create", query: { fromImage: repo, tag }, signal });
    for await (const chunk of progress) lines.push(chunk);
  } catch (error) {
    throw engineSilence(error, signal);
  }
  lines.flush();
  if (failure !== undefined) throw new AppError("STEP_FAILED", `Image ${image} could not be pulled: ${failure}`);
}

/** Without a tag or digest the engine would pull every tag there is. */
function splitReference(image: string): { repo: string; tag: string } {
  const digest = image.indexOf("@");
  if (digest >= 0) return { repo: image.slice(0, digest), tag: image.slice(digest + 1) };
  const colon = image.lastIndexOf(":");
  const tagged = colon > image.lastIndexOf("/");
  return tagged ? { repo: image.slice(0, colon), tag: image.slice(colon + 1) } : { repo: image, tag: "latest" };
}
