import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, renameSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Home } from "./home.ts";
import { inStartOrder, type ServiceName } from "./local-state.ts";
import { endProcess, identify, isAlive, type ProcessIdentity } from "./process-identity.ts";
import { readProcesses, type ServiceProcess, type SupervisorProcess, writeProcesses } from "./process-table.ts";
import { fingerprint, type ServiceDefinition } from "./services.ts";
import { sourceStamp } from "./source-stamp.ts";

const RESTART_DELAY_MS = 250;
/** A process that dies this soon is given a longer pause, still within the promised two seconds. */
const SHORT_LIFE_MS = 3_000;
const SHORT_LIFE_DELAY_MS = 1_500;
const LOG_LIMIT_BYTES = 20 * 1024 * 1024;

interface Running {
  definition: ServiceDefinition;
  child: ChildProcess;
  /** Absent when the process could not even be started. */
  identity?: ServiceProcess;
}

export interface Supervisor {
  /** Starts what is new, starts anew what changed, ends what is no longer listed. */
  reconcile(wanted: ServiceDefinition[]): Promise<void>;
}

/** Keeps the listed services running: each is started again when it ends. `log` gets one line per happening. */
export function createSupervisor(home: Home, log: (line: string) => void): Supervisor {
  const running = new Map<ServiceName, Running>();
  const restarts = new Map<ServiceName, number>();
  const self = ownProcess();

  function publish(): void {
    const services = Object.fromEntries([...running].flatMap(([name, { identity }]) => (identity ? [[name, identity]] : [])));
    writeProcesses(home, { supervisor: self, services });
  }

  function start(definition: ServiceDefinition): void {
    const child = launch(home, definition);
    const known = child.pid === undefined ? null : identify(child.pid);
    const identity = known ? { ...known, fingerprint: fingerprint(definition), restarts: restarts.get(definition.name) ?? 0 } : undefined;
    const entry: Running = { definition, child, identity };
    running.set(definition.name, entry);
    const startedMs = Date.now();
    child.once("error", (error) => log(`${definition.name} could not start: ${error.message}`));
    child.once("close", (code, signal) => ended(entry, `${signal ?? code}`, Date.now() - startedMs));
    publish();
    log(`${definition.name} started as ${child.pid}`);
  }

  function ended(entry: Running, how: string, lifeMs: number): void {
    const { name } = entry.definition;
    if (running.get(name) !== entry) return;
    log(`${name} ended (${how}) after ${lifeMs} ms: starting it again`);
    restarts.set(name, (restarts.get(name) ?? 0) + 1);
    const again = () => {
      if (running.get(name) === entry) start(entry.definition);
    };
    setTimeout(again, lifeMs < SHORT_LIFE_MS ? SHORT_LIFE_DELAY_MS : RESTART_DELAY_MS);
  }

  async function stop({ definition, identity }: Running): Promise<void> {
    // Forgotten first, so that its end is not taken for a death.
    running.delete(definition.name);
    if (identity) await endProcess(identity, { signal: definition.stopSignal, timeoutMs: definition.stopTimeoutMs });
    log(`${definition.name} stopped`);
  }

  async function reconcile(wanted: ServiceDefinition[]): Promise<void> {
    const wantedPrints = new Map(wanted.map((definition) => [definition.name, fingerprint(definition)]));
    for (const name of inStartOrder([...running.keys()]).toReversed()) {
      const entry = running.get(name);
      if (entry && wantedPrints.get(name) !== fingerprint(entry.definition)) await stop(entry);
    }
    for (const definition of wanted) if (!running.has(definition.name)) start(definition);
    publish();
  }

  return { reconcile };
}

function ownProcess(): SupervisorProcess | undefined {
  const identity = identify(process.pid);
  return identity ? { ...identity, sources: sourceStamp("supervisor") } : undefined;
}

/** Ends what a supervisor that was killed has left running. */
export async function endLeftovers(home: Home): Promise<void> {
  const { services } = readProcesses(home);
  for (const name of inStartOrder(Object.keys(services) as ServiceName[]).toReversed()) {
    const left: ProcessIdentity | undefined = services[name];
    if (isAlive(left)) await endProcess(left, { signal: name === "postgres" ? "SIGINT" : "SIGTERM", timeoutMs: 10_000 });
  }
}

function launch(home: Home, definition: ServiceDefinition): ChildProcess {
  const [file = "", ...args] = definition.command;
  const log = openLog(join(home.logs, `${definition.name}.log`));
  try {
    return spawn(file, args, { cwd: definition.cwd, env: definition.env, ...definition.user, detached: true, stdio: ["ignore", log, log] });
  } finally {
    closeSync(log);
  }
}

function openLog(path: string): number {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LOG_LIMIT_BYTES) renameSync(path, `${path}.1`);
  return openSync(path, "a", 0o600);
}
