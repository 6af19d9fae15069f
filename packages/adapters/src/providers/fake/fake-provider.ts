import { AppError, type ErrorCode } from "@slipway/core/errors";
import type { Clock, ClusterNetwork, CreateMachine, Provider, ProviderMachine } from "@slipway/core/ports";

type Method = Exclude<keyof Provider, "name" | "watch">;

export interface FakeCall {
  method: Method;
  /** Machine's or cluster's id. */
  id: string;
  /** By the given clock. */
  time: number;
}

interface FakeMachine {
  request: CreateMachine;
  createdAt: number;
  killed: boolean;
  /** Of another install: there, and not ours to see. */
  foreign: boolean;
}

interface FakeProviderDeps {
  clock: Clock;
  /** From createMachine's answer to `running`; default 0. */
  bootDelayMs?: number;
}

export interface FakeProvider extends Provider {
  /** Every call, failed ones too, in order. */
  readonly calls: readonly FakeCall[];
  /** The next call of that method does nothing and throws. */
  failNext(method: Method, code: ErrorCode): void;
  /** The next call of that method takes effect, then throws UNREACHABLE. */
  loseNextAnswer(method: Method): void;
  /** The machine ends by itself, as when its host is cut off from power. */
  kill(machineId: string): void;
  /** Puts another install's machine of that id beside ours; the returned function tells whether it is still there. */
  plantForeign(request: CreateMachine): () => boolean;
}

/** A cloud in memory, kept to the same contract as the real ones. */
export function fakeProvider({ clock, bootDelayMs = 0 }: FakeProviderDeps): FakeProvider {
  const machines: FakeMachine[] = [];
  const networks = new Map<string, ClusterNetwork>();
  const calls: FakeCall[] = [];
  const failures = new Map<Method, ErrorCode>();
  const lostAnswers = new Set<Method>();
  const watchers = new Set<(machineId: string) => void>();

  const ours = (machineId: string): FakeMachine | undefined => machines.find((machine) => !machine.foreign && machine.request.machineId === machineId);

  const changed = (machineId: string): void => {
    for (const onChange of watchers) onChange(machineId);
  };

  function describe({ request, createdAt, killed }: FakeMachine): ProviderMachine {
    const booted = clock.now() - createdAt >= bootDelayMs;
    const state = killed ? "stopped" : booted ? "running" : "pending";
    return {
      machineId: request.machineId,
      clusterId: request.clusterId,
      providerId: `fake-${request.machineId}`,
      state,
      privateAddress: request.privateAddress,
      ssh: state === "running" ? { host: request.privateAddress, port: 22 } : null,
      publicAddress: request.privateAddress,
    };
  }

  function createMachine(request: CreateMachine): ProviderMachine {
    const found = ours(request.machineId);
    if (found) return describe(found);
    if (!networks.has(request.clusterId)) throw new AppError("CONFLICT", "The cluster's network does not exist yet.");
    const holder = machines.find((machine) => !machine.killed && machine.request.privateAddress === request.privateAddress && !machine.foreign);
    if (holder) throw new AppError("CAPACITY", `Address ${request.privateAddress} is in use.`);
    const machine: FakeMachine = { request, createdAt: clock.now(), killed: false, foreign: false };
    machines.push(machine);
    setTimeout(() => changed(request.machineId), bootDelayMs).unref();
    return describe(machine);
  }

  function deleteMachine(machineId: string): void {
    const found = ours(machineId);
    if (!found) return;
    machines.splice(machines.indexOf(found), 1);
    changed(machineId);
  }

  function deleteNetwork(clusterId: string): void {
    if (machines.some((machine) => !machine.foreign && machine.request.clusterId === clusterId)) {
      throw new AppError("CONFLICT", "The cluster's network still has machines in it.");
    }
    networks.delete(clusterId);
  }

  /** Records the call, then fails, acts, or acts and loses the answer, as told before. */
  async function call<Result>(method: Method, id: string, act: () => Result): Promise<Result> {
    calls.push({ method, id, time: clock.now() });
    const failure = failures.get(method);
    if (failure) {
      failures.delete(method);
      throw new AppError(failure, `fake: ${method} was told to fail`);
    }
    const result = act();
    if (lostAnswers.delete(method)) throw new AppError("UNREACHABLE", `fake: the answer of ${method} was lost`);
    return result;
  }

  return {
    name: "fake",
    calls,
    failNext: (method, code) => void failures.set(method, code),
    loseNextAnswer: (method) => void lostAnswers.add(method),
    kill(machineId) {
      const found = ours(machineId);
      if (!found) return;
      found.killed = true;
      changed(machineId);
    },
    plantForeign(request) {
      const foreign = { request, createdAt: clock.now(), killed: false, foreign: true };
      machines.push(foreign);
      return () => machines.includes(foreign) && !foreign.killed;
    },
    ensureNetwork: (network) => call("ensureNetwork", network.clusterId, () => void networks.set(network.clusterId, network)),
    deleteNetwork: (clusterId) => call("deleteNetwork", clusterId, () => deleteNetwork(clusterId)),
    createMachine: (request) => call("createMachine", request.machineId, () => createMachine(request)),
    deleteMachine: (machineId) => call("deleteMachine", machineId, () => deleteMachine(machineId)),
    describeMachine: (machineId) =>
      call("describeMachine", machineId, () => {
        const found = ours(machineId);
        return found ? describe(found) : null;
      }),
    listMachines: ({ clusterId }) =>
      call("listMachines", clusterId ?? "", () =>
        machines.filter((machine) => !machine.foreign && (!clusterId || machine.request.clusterId === clusterId)).map(describe),
      ),
    consoleOutput: (machineId) => call("consoleOutput", machineId, () => (ours(machineId) ? `fake machine ${machineId} booted\n` : "")),
    async watch(onChange, signal) {
      watchers.add(onChange);
      await new Promise<void>((resolve) => (signal.aborted ? resolve() : signal.addEventListener("abort", () => resolve(), { once: true })));
      watchers.delete(onChange);
    },
  };
}
