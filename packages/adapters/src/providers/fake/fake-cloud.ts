import { AppError } from "@slipway/core/errors";
import type { Clock, ClusterNetwork, CreateMachine, ProviderMachine } from "@slipway/core/ports";

interface FakeMachine {
  request: CreateMachine;
  createdAt: number;
  killed: boolean;
  /** Of another install: there, and not ours to see. */
  foreign: boolean;
}

export interface FakeCloudDeps {
  clock: Clock;
  /** From createMachine's answer to `running`. */
  bootDelayMs: number;
  onChange(machineId: string): void;
}

/** What the fake provider's calls act on. */
export interface FakeCloud {
  addNetwork(network: ClusterNetwork): void;
  removeNetwork(clusterId: string): void;
  addMachine(request: CreateMachine): ProviderMachine;
  removeMachine(machineId: string): void;
  machines(clusterId?: string): ProviderMachine[];
  kill(machineId: string): void;
  plantForeign(request: CreateMachine): () => boolean;
}

export function fakeCloud({ clock, bootDelayMs, onChange }: FakeCloudDeps): FakeCloud {
  let everything: FakeMachine[] = [];
  /** Subnets, by cluster. */
  const networks = new Map<string, string>();

  const ours = (): FakeMachine[] => everything.filter((machine) => !machine.foreign);
  const find = (machineId: string): FakeMachine | undefined => ours().find(({ request }) => request.machineId === machineId);

  function describe({ request, createdAt, killed }: FakeMachine): ProviderMachine {
    const { machineId, clusterId, privateAddress } = request;
    const booted = clock.now() - createdAt >= bootDelayMs;
    const state = killed ? "stopped" : booted ? "running" : "pending";
    const ssh = state === "running" ? { host: privateAddress, port: 22 } : null;
    return { machineId, clusterId, providerId: `fake-${machineId}`, state, privateAddress, ssh, publicAddress: privateAddress };
  }

  function addMachine(request: CreateMachine): ProviderMachine {
    const found = find(request.machineId);
    if (found) return describe(found);
    if (!networks.has(request.clusterId)) throw new AppError("CONFLICT", "The cluster's network does not exist yet.");
    if (ours().some((other) => !other.killed && other.request.privateAddress === request.privateAddress)) {
      throw new AppError("CAPACITY", `Address ${request.privateAddress} is in use.`);
    }
    const machine = { request, createdAt: clock.now(), killed: false, foreign: false };
    everything.push(machine);
    setTimeout(() => onChange(request.machineId), bootDelayMs).unref();
    return describe(machine);
  }

  return {
    addNetwork({ clusterId, subnet }) {
      if (networks.has(clusterId)) return;
      if ([...networks.values()].includes(subnet)) throw new AppError("CONFLICT", `Another network has the addresses ${subnet}.`);
      networks.set(clusterId, subnet);
    },
    removeNetwork(clusterId) {
      const machines = ours().filter(({ request }) => request.clusterId === clusterId);
      if (machines.length > 0) throw new AppError("CONFLICT", `The cluster's network still has ${machines.length} machines in it.`);
      networks.delete(clusterId);
    },
    addMachine,
    removeMachine(machineId) {
      const found = find(machineId);
      if (!found) return;
      everything = everything.filter((machine) => machine !== found);
      onChange(machineId);
    },
    machines: (clusterId) =>
      ours()
        .filter(({ request }) => !clusterId || request.clusterId === clusterId)
        .map(describe),
    kill(machineId) {
      const found = find(machineId);
      if (!found) return;
      found.killed = true;
      onChange(machineId);
    },
    plantForeign(request) {
      const foreign = { request, createdAt: clock.now(), killed: false, foreign: true };
      everything.push(foreign);
      return () => everything.includes(foreign) && !foreign.killed;
    },
  };
}
