import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { AppError } from "@slipway/core/errors";
import type Docker from "dockerode";
import { type Isolation, isolationsToTry, machineHostConfig } from "./isolation.ts";

const ENGINE_READY_MS = 20_000;
const POLL_MS = 200;

export interface IsolationTrial {
  isolation: Isolation;
  /** null: a machine's own engine came up. */
  refusal: string | null;
}

/** Boots a machine in each way until one's own engine answers. */
export async function probeIsolation(docker: Docker, image: string): Promise<IsolationTrial[]> {
  const trials: IsolationTrial[] = [];
  for (const isolation of await isolationsToTry(docker)) {
    const refusal = await tryIsolation(docker, image, isolation);
    trials.push({ isolation, refusal });
    if (refusal === null) break;
  }
  return trials;
}

export function workingIsolation(trials: IsolationTrial[]): Isolation {
  const working = trials.find((trial) => trial.refusal === null);
  if (working) return working.isolation;
  const reasons = trials.map((trial) => `${trial.isolation}: ${trial.refusal}`).join("\n");
  throw new AppError("PROVIDER_REFUSED", `This computer's Docker cannot run a machine with an engine of its own.\n${reasons}`, {
    remedy: "The local provider needs a root Docker engine with overlay2; rootless and user-namespace-remapped engines do not do.",
  });
}

async function tryIsolation(docker: Docker, image: string, isolation: Isolation): Promise<string | null> {
  const container = await docker.createContainer({
    name: `slipway-probe-${randomUUID()}`,
    Image: image,
    Labels: { "slipway.kind": "probe" },
    HostConfig: machineHostConfig(isolation),
  });
  try {
    await container.start();
    return await awaitEngine(container);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    await container.remove({ force: true, v: true });
  }
}

async function awaitEngine(container: Docker.Container): Promise<string | null> {
  for (let waitedMs = 0; waitedMs < ENGINE_READY_MS; waitedMs += POLL_MS) {
    if (await runs(container, ["docker", "version"])) return null;
    await sleep(POLL_MS);
  }
  return `its engine did not answer within ${ENGINE_READY_MS / 1_000} s`;
}

async function runs(container: Docker.Container, argv: string[]): Promise<boolean> {
  const exec = await container.exec({ Cmd: argv, AttachStdout: true, AttachStderr: true });
  const output = await exec.start({});
  await new Promise((resolve) => output.on("close", resolve).on("end", resolve).resume());
  return (await exec.inspect()).ExitCode === 0;
}
