import { AppError } from "@slipway/core/errors";
import type { ByteStream, ContainerEngine, ContainerEngines } from "@slipway/core/ports";
import { type FakeExec, fakeEngine } from "./fake-engine.ts";
import { type FakeContainer, type FakeMachine, type FakeWorld, fakeMachine, fakeWorld, stopFakeContainer } from "./fake-world.ts";

export interface FakeEngineCall {
  machineId: string;
  method: keyof ContainerEngine;
  args: unknown[];
}

export interface FakeEngines extends ContainerEngines {
  readonly world: FakeWorld;
  readonly calls: FakeEngineCall[];
  /** A stream that stands for the machine's engine socket. */
  socketOf(machineId: string): ByteStream;
  engineOf(machineId: string): ContainerEngine;
  /** The next call of `method`, on any machine or the one named, throws `error`; `after`: once it has had its effect. */
  failNext(method: keyof ContainerEngine, error: AppError, options?: { machineId?: string; after?: boolean }): void;
  /** Ends the container's process, as a crash does. */
  crash(machineId: string, container: string, options?: { exitCode?: number; oomKilled?: boolean }): void;
  log(machineId: string, container: string, line: { stream: "stdout" | "stderr"; text: string }): void;
  /** Ends the machine: its streams end, its engine answers UNREACHABLE from now on. */
  kill(machineId: string): void;
}

interface PlannedFailure {
  method: keyof ContainerEngine;
  error: AppError;
  machineId?: string;
  after?: boolean;
}

export interface FakeEnginesOptions {
  now?: () => number;
  onExec?: FakeExec;
  isRunning?: (machineId: string) => boolean;
}

/** Engines in memory, one for each machine, without any latency. */
export function fakeEngines(options: FakeEnginesOptions = {}): FakeEngines {
  const world = fakeWorld(options.now);
  const calls: FakeEngineCall[] = [];
  const failures: PlannedFailure[] = [];
  const machineOfStream = new WeakMap<object, string>();
  const onExec = options.onExec ?? (() => ({ exitCode: 0, stdout: "", stderr: "" }));
  const container = (machineId: string, name: string): FakeContainer => {
    const known = fakeMachine(world, machineId).containers.get(name);
    if (known === undefined) throw new AppError("NOT_FOUND", `No container ${name} on machine ${machineId}.`);
    return known;
  };
  const reachable = (machine: FakeMachine): boolean => machine.alive && options.isRunning?.(machine.id) !== false;
  const guard: Guard = { calls, failures, reachable, make: (machine) => fakeEngine(world, machine, onExec) };

  return {
    world,
    calls,
    socketOf(machineId) {
      const stream: ByteStream = { on: () => stream, destroy: () => stream };
      machineOfStream.set(stream, machineId);
      return stream;
    },
    engineOf: (machineId) => guarded(guard, async () => fakeMachine(world, machineId)),
    over: (openSocket) =>
      guarded(guard, async () => {
        const machineId = machineOfStream.get(await openSocket());
        if (machineId === undefined) throw new AppError("INTERNAL", "This stream is not a fake engine's.");
        return fakeMachine(world, machineId);
      }),
    failNext: (method, error, where = {}) => void failures.push({ method, error, ...where }),
    crash: (machineId, name, { exitCode = 1, oomKilled = false } = {}) =>
      stopFakeContainer(world, fakeMachine(world, machineId), { container: container(machineId, name), exitCode, oomKilled }),
    log: (machineId, name, line) => void container(machineId, name).logs.push({ ...line, time: new Date(world.now()).toISOString() }),
    kill(machineId) {
      const machine = fakeMachine(world, machineId);
      machine.alive = false;
      for (const end of [...machine.deaths]) end();
    },
  };
}

interface Guard {
  calls: FakeEngineCall[];
  failures: PlannedFailure[];
  reachable(machine: FakeMachine): boolean;
  make(machine: FakeMachine): ContainerEngine;
}

/** Finds the machine anew for each call, as a cut connection would be noticed, and applies the planned failures. */
function guarded({ calls, failures, reachable, make }: Guard, findMachine: () => Promise<FakeMachine>): ContainerEngine {
  const call = async (method: keyof ContainerEngine, args: unknown[]): Promise<unknown> => {
    const machine = await findMachine();
    if (!reachable(machine)) throw new AppError("UNREACHABLE", `The engine of machine ${machine.id} does not answer.`);
    calls.push({ machineId: machine.id, method, args });
    const index = failures.findIndex((one) => one.method === method && (one.machineId ?? machine.id) === machine.id);
    const failure = index < 0 ? undefined : failures.splice(index, 1)[0];
    if (failure !== undefined && !failure.after) throw failure.error;
    const run = make(machine)[method] as (...args: unknown[]) => Promise<unknown>;
    const result = await run(...args);
    if (failure !== undefined) throw failure.error;
    return result;
  };
  return new Proxy({} as ContainerEngine, {
    get: (_target, method) =>
      typeof method === "symbol" || method === "then" ? undefined : (...args: unknown[]) => call(method as keyof ContainerEngine, args),
  });
}
