import type { ContainerInfo, ContainerRequest, EngineEvent, SwarmStatus } from "@slipway/core/ports";
import type { FakeTerminal } from "../host-shell/index.ts";

export interface FakeContainer extends ContainerInfo {
  request: ContainerRequest;
  files: Map<string, string>;
  logs: { stream: "stdout" | "stderr"; time: string; text: string }[];
  /** Opened in it, in order. */
  terminals: FakeTerminal[];
}

export interface FakeMachine {
  id: string;
  alive: boolean;
  images: Map<string, { entrypoint: string[]; command: string[]; user: string }>;
  containers: Map<string, FakeContainer>;
  listeners: Set<(event: EngineEvent) => void>;
  /** Called when the machine dies, so that streams end. */
  deaths: Set<() => void>;
  swarm: { state: SwarmStatus["state"]; swarmId: string | null; engineNodeId: string | null };
}

export interface FakeMember {
  machineId: string;
  address: string;
  manager: boolean;
  /** Managers decide by majority; those left behind by a forced new cluster have no vote. */
  votes: boolean;
}

export interface FakeSwarm {
  id: string;
  /** By engine node id. */
  members: Map<string, FakeMember>;
  overlays: Map<string, { subnet: string }>;
}

/** Everything the fake engines share: machines by id, swarms by id. */
export interface FakeWorld {
  machines: Map<string, FakeMachine>;
  swarms: Map<string, FakeSwarm>;
  /** The engine's own images: pulling one of another name works too, unless it is in `missingImages`. */
  missingImages: Set<string>;
  nextSerial(): number;
  now(): number;
}

export function fakeWorld(now: () => number = Date.now): FakeWorld {
  let serial = 0;
  return {
    machines: new Map(),
    swarms: new Map(),
    missingImages: new Set(),
    nextSerial: () => {
      serial += 1;
      return serial;
    },
    now,
  };
}

/** The machine of that id; it comes into being when first named. */
export function fakeMachine(world: FakeWorld, id: string): FakeMachine {
  const known = world.machines.get(id);
  if (known !== undefined) return known;
  const machine: FakeMachine = {
    id,
    alive: true,
    images: new Map(),
    containers: new Map(),
    listeners: new Set(),
    deaths: new Set(),
    swarm: { state: "inactive", swarmId: null, engineNodeId: null },
  };
  world.machines.set(id, machine);
  return machine;
}

export function emit(world: FakeWorld, machine: FakeMachine, happening: { action: EngineEvent["action"]; container: FakeContainer }): void {
  const { action, container } = happening;
  for (const listener of [...machine.listeners]) {
    listener({ action, containerId: container.id, labels: container.labels, time: world.now() });
  }
}

export function stopFakeContainer(
  world: FakeWorld,
  machine: FakeMachine,
  end: { container: FakeContainer; exitCode: number; oomKilled?: boolean },
): void {
  const { container, exitCode, oomKilled = false } = end;
  if (container.state !== "running") return;
  for (const terminal of container.terminals) terminal.exit(exitCode);
  Object.assign(container, { state: "exited", exitCode, pid: 0, oomKilled, health: container.health === "none" ? "none" : "unhealthy" });
  if (oomKilled) emit(world, machine, { action: "oom", container });
  emit(world, machine, { action: "die", container });
}

/** A container as the port shows it: a copy, as an answer over the wire would be. */
export function containerInfo(container: FakeContainer): ContainerInfo {
  const { request: _request, files: _files, logs: _logs, terminals: _terminals, ...info } = container;
  return { ...info, labels: { ...info.labels } };
}
