import { AppError, type ErrorCode } from "@slipway/core/errors";
import type { Clock, CreateMachine, Provider } from "@slipway/core/ports";
import { fakeCloud } from "./fake-cloud.ts";

type Method = Exclude<keyof Provider, "name" | "watch">;

export interface FakeCall {
  method: Method;
  /** Machine's or cluster's id. */
  id: string;
  /** By the given clock. */
  time: number;
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
  /** The machine ends by itself, as in a power cut. */
  kill(machineId: string): void;
  /** Puts another install's machine of that id beside ours; the returned function tells whether it is still there. */
  plantForeign(request: CreateMachine): () => boolean;
}

/** A cloud in memory, kept to the same contract as the real ones. */
export function fakeProvider({ clock, bootDelayMs = 0 }: FakeProviderDeps): FakeProvider {
  const watchers = new Set<(machineId: string) => void>();
  const onChange = (machineId: string): void => watchers.forEach((tell) => void tell(machineId));
  const cloud = fakeCloud({ clock, bootDelayMs, onChange });
  const calls: FakeCall[] = [];
  const failures = new Map<Method, ErrorCode>();
  const lostAnswers = new Set<Method>();

  /** Records the call, then fails, acts, or acts and loses the answer, as told before. */
  async function call<Result>(method: Method, id: string, act: () => Result): Promise<Result> {
    calls.push({ method, id, time: clock.now() });
    const failure = failures.get(method);
    failures.delete(method);
    if (failure) throw new AppError(failure, `fake: ${method} was told to fail`);
    const result = act();
    if (lostAnswers.delete(method)) throw new AppError("UNREACHABLE", `fake: the answer of ${method} was lost`);
    return result;
  }

  const find = (machineId: string) => cloud.machines().find((machine) => machine.machineId === machineId) ?? null;

  return {
    name: "fake",
    calls,
    failNext: (method, code) => void failures.set(method, code),
    loseNextAnswer: (method) => void lostAnswers.add(method),
    kill: cloud.kill,
    plantForeign: cloud.plantForeign,
    ensureNetwork: (network) => call("ensureNetwork", network.clusterId, () => cloud.addNetwork(network)),
    deleteNetwork: (clusterId) => call("deleteNetwork", clusterId, () => cloud.removeNetwork(clusterId)),
    createMachine: (request) => call("createMachine", request.machineId, () => cloud.addMachine(request)),
    deleteMachine: (machineId) => call("deleteMachine", machineId, () => cloud.removeMachine(machineId)),
    describeMachine: (machineId) => call("describeMachine", machineId, () => find(machineId)),
    listMachines: ({ clusterId }) => call("listMachines", clusterId ?? "", () => cloud.machines(clusterId)),
    consoleOutput: (machineId) => call("consoleOutput", machineId, () => (find(machineId) ? `fake machine ${machineId}\n` : "")),
    async watch(tell, signal) {
      watchers.add(tell);
      await aborted(signal);
      watchers.delete(tell);
    },
  };
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
