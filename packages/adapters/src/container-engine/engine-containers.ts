import { setTimeout as sleep } from "node:timers/promises";
import { AppError } from "@slipway/core/errors";
import type { ContainerEngine, ContainerInfo, ContainerRequest } from "@slipway/core/ports";
import type { ContainerInspectInfo } from "dockerode";
import { containerInfo } from "./container-info.ts";
import { containerOptions } from "./container-options.ts";
import { isPassingAttachFailure } from "./engine-errors.ts";
import type { EngineHttp } from "./engine-http.ts";
import { filtersOf } from "./filters-of.ts";
import { sameContainer } from "./same-container.ts";
import { tarOf } from "./tar-of.ts";

type ContainerCalls = Pick<
  ContainerEngine,
  "runContainer" | "startContainer" | "removeContainer" | "signalContainer" | "inspect" | "list" | "putFiles"
>;

/** How long a name may stay taken by a container that is being removed. */
const REMOVAL_LIMIT_MS = 30_000;
/** How long a start waits for the swarm to make up its mind; one attempt without a leader takes the engine 20 s. */
const ATTACH_LIMIT_MS = 60_000;

export function engineContainers(http: EngineHttp): ContainerCalls {
  async function inspect(name: string): Promise<ContainerInfo | null> {
    const { status, body } = await http.call<ContainerInspectInfo>({ method: "GET", path: pathOf(name, "/json"), accept: [404] });
    return status === 404 ? null : containerInfo(body);
  }

  async function created(request: ContainerRequest): Promise<boolean> {
    const body = containerOptions(request);
    const { status } = await http.call({ method: "POST", path: "/containers/create", query: { name: request.name }, body, accept: [409] });
    return status !== 409;
  }

  async function putFiles(name: string, files: Record<string, string>): Promise<void> {
    const entries = Object.entries(files).map(([path, content]) => ({ path: path.replace(/^\/+/, ""), content }));
    if (entries.length === 0) return;
    await http.call({ method: "PUT", path: pathOf(name, "/archive"), query: { path: "/" }, body: await tarOf(entries, 0o644) });
  }

  async function startContainer(name: string): Promise<ContainerInfo> {
    const deadline = performance.now() + ATTACH_LIMIT_MS;
    for (;;) {
      try {
        await http.call({ method: "POST", path: pathOf(name, "/start"), accept: [304] });
        return (await inspect(name)) ?? missing(name);
      } catch (error) {
        if (!isPassingAttachFailure(error) || performance.now() >= deadline) throw error;
      }
      await sleep(250);
    }
  }

  async function removeContainer(name: string, { graceMs = 0 }: { graceMs?: number } = {}): Promise<void> {
    const seconds = Math.ceil(graceMs / 1000);
    if (seconds > 0) {
      const query = { t: seconds };
      await http.call({ method: "POST", path: pathOf(name, "/stop"), query, accept: [304, 404], limitMs: graceMs + 30_000 });
    }
    const { status } = await http.call({ method: "DELETE", path: pathOf(name), query: { force: true, v: true }, accept: [404, 409] });
    // 409: someone's earlier removal is still under way.
    if (status === 409) await untilRemoved(name);
  }

  async function untilRemoved(name: string): Promise<void> {
    const deadline = performance.now() + REMOVAL_LIMIT_MS;
    while ((await inspect(name)) !== null) {
      if (performance.now() >= deadline) throw new AppError("STEP_FAILED", `Container ${name} is still being removed.`);
      await sleep(100);
    }
  }

  async function runContainer(request: ContainerRequest): Promise<ContainerInfo> {
    const deadline = performance.now() + REMOVAL_LIMIT_MS;
    while (!(await created(request))) {
      const known = await inspect(request.name);
      if (known !== null && sameContainer(known, request)) return await adopt(known, request);
      await makeWay(request.name, known);
      if (performance.now() >= deadline) throw new AppError("STEP_FAILED", `The name ${request.name} stays taken.`);
    }
    await putFiles(request.name, request.files ?? {});
    return await startContainer(request.name);
  }

  /** Unknown though its name is taken: it is being removed. */
  async function makeWay(name: string, known: ContainerInfo | null): Promise<void> {
    await (known === null ? sleep(100) : removeContainer(name));
  }

  async function adopt(known: ContainerInfo, request: ContainerRequest): Promise<ContainerInfo> {
    if (known.state === "running") return known;
    // Never started: whoever created it may have ended before its files were written.
    if (known.state === "created") await putFiles(request.name, request.files ?? {});
    return await startContainer(request.name);
  }

  return {
    inspect,
    putFiles,
    runContainer,
    startContainer,
    removeContainer,
    async signalContainer(name, signal) {
      await http.call({ method: "POST", path: pathOf(name, "/kill"), query: { signal } });
    },
    async list(labels) {
      const query = { all: true, filters: filtersOf({ labels }) };
      const { body } = await http.call<{ Id: string }[]>({ method: "GET", path: "/containers/json", query });
      const found = await Promise.all(body.map(({ Id }) => inspect(Id)));
      return found.filter((one) => one !== null);
    },
  };
}

export function pathOf(name: string, rest = ""): string {
  return `/containers/${encodeURIComponent(name)}${rest}`;
}

function missing(name: string): never {
  throw new AppError("STEP_FAILED", `Container ${name} vanished as it started.`);
}
