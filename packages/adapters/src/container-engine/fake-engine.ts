import { AppError } from "@slipway/core/errors";
import type { ContainerEngine, EngineTerminal, TerminalRequest } from "@slipway/core/ports";
import { fakeTerminal } from "../host-shell/index.ts";
import { existing, fakeContainers } from "./fake-containers.ts";
import { fakeSwarmCalls } from "./fake-swarm.ts";
import type { FakeMachine, FakeWorld } from "./fake-world.ts";

export type FakeExec = (call: { machineId: string; container: string; argv: string[] }) => {
  exitCode: number;
  stdout: string;
  stderr: string;
};

/** One machine's engine, in memory. It answers whatever the machine's state: reachability is the caller's concern. */
export function fakeEngine(world: FakeWorld, machine: FakeMachine, onExec: FakeExec): ContainerEngine {
  return {
    ...fakeContainers(world, machine),
    ...fakeSwarmCalls(world, machine),
    ...imageCalls(world, machine),
    ...streams(machine),
    exec,
    openTerminal,
  };

  async function exec(name: string, argv: string[]): Promise<{ exitCode: number; stdout: string; stderr: string }> {
    if (existing(machine, name).state !== "running") throw new AppError("STEP_FAILED", `Container ${name} is not running.`);
    return onExec({ machineId: machine.id, container: name, argv });
  }

  async function openTerminal(name: string, request: TerminalRequest): Promise<EngineTerminal> {
    const container = existing(machine, name);
    if (container.state !== "running") throw new AppError("STEP_FAILED", `Container ${name} is not running.`);
    const terminal = fakeTerminal(request);
    container.terminals.push(terminal);
    machine.deaths.add(terminal.close);
    void terminal.ended.then(() => machine.deaths.delete(terminal.close));
    return terminal;
  }
}

function imageCalls(world: FakeWorld, machine: FakeMachine): Pick<ContainerEngine, "ping" | "pullImage" | "imageConfig" | "importImage"> {
  return {
    async ping() {
      return { version: "0.0.0-fake", architecture: "amd64" };
    },
    async pullImage(image, signal) {
      if (signal?.aborted) throw new AppError("CANCELLED", "The call was cancelled.");
      if (world.missingImages.has(image)) throw new AppError("STEP_FAILED", `Image ${image} not found.`);
      if (!machine.images.has(image)) machine.images.set(image, { entrypoint: [], command: ["/bin/sh"], user: "" });
    },
    async imageConfig(image) {
      return machine.images.get(image) ?? null;
    },
    async importImage(name) {
      machine.images.set(name, { entrypoint: [], command: [], user: "" });
    },
  };
}

function streams(machine: FakeMachine): Pick<ContainerEngine, "followLogs" | "watchEvents"> {
  return {
    // biome-ignore lint/complexity/useMaxParams: the port's signature.
    async followLogs(name, since, onLine, signal) {
      const { logs } = existing(machine, name);
      let next = 0;
      // Each line is judged by itself, as Docker does: one that stands behind a later one is left out alone.
      const flush = (): void => {
        for (const line of logs.slice(next)) if (Date.parse(line.time) >= since) onLine(line);
        next = logs.length;
      };
      flush();
      await untilEnd(machine, signal, { every: flush, ended: () => machine.containers.get(name)?.state !== "running" });
      flush();
    },
    async watchEvents(labels, onEvent, signal) {
      const wanted = Object.entries(labels);
      const listener: Parameters<FakeMachine["listeners"]["add"]>[0] = (event) => {
        if (wanted.every(([key, value]) => event.labels[key] === value)) onEvent(event);
      };
      machine.listeners.add(listener);
      await untilEnd(machine, signal, {});
      machine.listeners.delete(listener);
    },
  };
}

/** Resolves with the signal, the machine's death, or when `ended`, asked every few milliseconds, says so. */
async function untilEnd(machine: FakeMachine, signal: AbortSignal, poll: { every?: () => void; ended?: () => boolean }): Promise<void> {
  const end = Promise.withResolvers<void>();
  const look = (): void => {
    poll.every?.();
    if (poll.ended?.()) end.resolve();
  };
  const timer = poll.ended === undefined ? undefined : setInterval(look, 5);
  machine.deaths.add(end.resolve);
  signal.addEventListener("abort", () => end.resolve(), { once: true });
  if (signal.aborted || poll.ended?.()) end.resolve();
  await end.promise;
  clearInterval(timer);
  machine.deaths.delete(end.resolve);
}
