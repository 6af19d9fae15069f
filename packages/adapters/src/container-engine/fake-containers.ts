import { AppError } from "@slipway/core/errors";
import type { ContainerEngine, ContainerRequest } from "@slipway/core/ports";
import { containerInfo, emit, type FakeContainer, type FakeMachine, type FakeWorld, stopFakeContainer } from "./fake-world.ts";
import { sameContainer } from "./same-container.ts";

type ContainerCalls = Pick<
  ContainerEngine,
  "runContainer" | "startContainer" | "removeContainer" | "signalContainer" | "inspect" | "list" | "putFiles"
>;

export function fakeContainers(world: FakeWorld, machine: FakeMachine): ContainerCalls {
  return {
    async runContainer(request) {
      const known = machine.containers.get(request.name);
      if (known !== undefined && sameContainer(known, request)) return start(world, machine, known);
      if (known !== undefined) remove(world, machine, known);
      return start(world, machine, create(world, machine, request));
    },
    async startContainer(name) {
      return start(world, machine, existing(machine, name));
    },
    async removeContainer(name) {
      const known = machine.containers.get(name);
      if (known !== undefined) remove(world, machine, known);
    },
    async signalContainer(name, signal) {
      const container = existing(machine, name);
      if (container.state !== "running") throw new AppError("STEP_FAILED", `Container ${name} is not running.`);
      if (signal === "SIGKILL") stopFakeContainer(world, machine, { container, exitCode: 137 });
      if (signal === "SIGTERM") stopFakeContainer(world, machine, { container, exitCode: 143 });
    },
    async inspect(name) {
      const known = machine.containers.get(name);
      return known === undefined ? null : containerInfo(known);
    },
    async list(labels) {
      const wanted = Object.entries(labels);
      return [...machine.containers.values()].filter((one) => wanted.every(([key, value]) => one.labels[key] === value)).map(containerInfo);
    },
    async putFiles(name, files) {
      const container = existing(machine, name);
      for (const [path, content] of Object.entries(files)) container.files.set(path, content);
    },
  };
}

export function existing(machine: FakeMachine, name: string): FakeContainer {
  const container = machine.containers.get(name);
  if (container === undefined) throw new AppError("STEP_FAILED", `No such container: ${name}.`);
  return container;
}

function create(world: FakeWorld, machine: FakeMachine, request: ContainerRequest): FakeContainer {
  if (!machine.images.has(request.image)) throw new AppError("STEP_FAILED", `No such image: ${request.image}.`);
  const container: FakeContainer = {
    id: `fake-${world.nextSerial()}`,
    name: request.name,
    image: request.image,
    labels: { ...request.labels },
    state: "created",
    health: "none",
    pid: 0,
    exitCode: null,
    startedAt: null,
    oomKilled: false,
    request,
    files: new Map(Object.entries(request.files ?? {})),
    logs: [],
    terminals: [],
  };
  machine.containers.set(request.name, container);
  return container;
}

function start(world: FakeWorld, machine: FakeMachine, container: FakeContainer): ReturnType<typeof containerInfo> {
  if (container.state === "running") return containerInfo(container);
  attach(world, machine, container.request);
  Object.assign(container, {
    state: "running",
    health: container.request.healthCheck === undefined ? "none" : "healthy",
    pid: 1000 + world.nextSerial(),
    exitCode: null,
    startedAt: new Date(world.now()).toISOString(),
    oomKilled: false,
  });
  emit(world, machine, { action: "start", container });
  return containerInfo(container);
}

/** What the real engine refuses is refused here: a dead holder, an unknown overlay, a manager out of reach, an address in use. */
function attach(world: FakeWorld, machine: FakeMachine, request: ContainerRequest): void {
  if (request.networkOf !== undefined && machine.containers.get(request.networkOf)?.state !== "running") {
    throw new AppError("STEP_FAILED", `Cannot join the network of ${request.networkOf}: it is not running.`);
  }
  if (request.network === undefined) return;
  const { name, address } = request.network;
  const swarm = world.swarms.get(machine.swarm.swarmId ?? "");
  if (swarm?.overlays.has(name) !== true) throw new AppError("STEP_FAILED", `Network ${name} not found.`);
  const members = [...swarm.members.values()];
  if (!members.some((member) => member.manager && world.machines.get(member.machineId)?.alive)) {
    throw new AppError("STEP_FAILED", `Attaching to network ${name} failed: no manager answers.`);
  }
  const holders = members.flatMap((member) => livingContainers(world, member.machineId));
  if (holders.some((one) => one.request !== request && one.request.network?.name === name && one.request.network.address === address)) {
    throw new AppError("STEP_FAILED", `Address ${address} is already in use.`);
  }
}

function livingContainers(world: FakeWorld, machineId: string): FakeContainer[] {
  const machine = world.machines.get(machineId);
  return machine?.alive ? [...machine.containers.values()].filter((one) => one.state === "running") : [];
}

function remove(world: FakeWorld, machine: FakeMachine, container: FakeContainer): void {
  stopFakeContainer(world, machine, { container, exitCode: 143 });
  machine.containers.delete(container.name);
  emit(world, machine, { action: "destroy", container });
}
