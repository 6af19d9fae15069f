import { AppError } from "@slipway/core/errors";
import type Docker from "dockerode";
import { ensureBaseImage, type OnProgress } from "./base-image.ts";
import { buildImage } from "./build-image.ts";
import { imageExists, tagImage } from "./docker-progress.ts";
import type { Isolation } from "./isolation.ts";
import { probeIsolation, workingIsolation } from "./probe-isolation.ts";
import { readRecipe } from "./recipe.ts";

export interface HostImage {
  tag: string;
  isolation: Isolation;
}

const isolations: Isolation[] = ["bounded", "privileged"];

/** The image of today's recipe, if it was built and tried here. */
export async function findHostImage(docker: Docker): Promise<HostImage | null> {
  const { hash } = await readRecipe("host-image");
  for (const isolation of isolations) {
    const tag = triedTag(hash, isolation);
    if (await imageExists(docker, tag)) return { tag, isolation };
  }
  return null;
}

export async function requireHostImage(docker: Docker): Promise<HostImage> {
  const found = await findHostImage(docker);
  if (found) return found;
  throw new AppError("PROVIDER_REFUSED", "The image of local machines has not been built.", { remedy: "Run `./slipway up` once." });
}

/** Built once for a recipe; quick when it is there. */
export async function ensureHostImage(docker: Docker, onProgress: OnProgress): Promise<HostImage> {
  const found = await findHostImage(docker);
  if (found) return found;
  const recipe = await readRecipe("host-image");
  const base = await ensureBaseImage(docker, onProgress);
  const tag = `slipway/host:${recipe.hash}`;
  onProgress("building the image of local machines (about 20 s)");
  await buildImage(docker, { recipe, tag, base: base.tag });
  onProgress("trying how a machine can run an engine of its own here");
  const isolation = workingIsolation(await probeIsolation(docker, tag));
  await tagImage(docker, tag, triedTag(recipe.hash, isolation));
  onProgress(`machines run ${isolation}`);
  return { tag: triedTag(recipe.hash, isolation), isolation };
}

/** The choice is kept where it holds: in the engine it was tried on, as a tag. */
function triedTag(hash: string, isolation: Isolation): string {
  return `slipway/host:${hash}-${isolation}`;
}
