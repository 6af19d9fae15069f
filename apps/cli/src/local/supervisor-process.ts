import { spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { AppError } from "@slipway/core/errors";
import { baseEnvironment } from "./environment.ts";
import { type Home, projectRoot } from "./home.ts";
import { endProcess, isAlive, signalProcess } from "./process-identity.ts";
import { type ProcessTable, readProcesses } from "./process-table.ts";
import { fingerprint, type ServiceDefinition } from "./services.ts";
import { sourceStamp } from "./source-stamp.ts";

const TIMEOUT_MS = 30_000;
const STOP_TIMEOUT_MS = 30_000;

/** Has the supervisor (started when there is none) look at the home's state; resolves once exactly `expected` run. */
export async function superviseNow(home: Home, expected: ServiceDefinition[] = []): Promise<void> {
  const { supervisor } = readProcesses(home);
  if (isAlive(supervisor) && supervisor.sources === sourceStamp("supervisor")) signalProcess(supervisor, "SIGHUP");
  else {
    if (isAlive(supervisor)) await endProcess(supervisor, { signal: "SIGTERM", timeoutMs: STOP_TIMEOUT_MS });
    startSupervisor(home);
  }
  const deadline = Date.now() + TIMEOUT_MS;
  while (!runAsExpected(readProcesses(home), expected)) {
    if (Date.now() > deadline)
      throw new AppError("INTERNAL", "The supervisor did not start what it was asked to.", {
        remedy: `See ${join(home.logs, "supervisor.log")}.`,
      });
    await sleep(20);
  }
}

const runAsExpected = ({ supervisor, services }: ProcessTable, expected: ServiceDefinition[]): boolean =>
  isAlive(supervisor) &&
  expected.every((definition) => isAlive(services[definition.name]) && services[definition.name]?.fingerprint === fingerprint(definition));

function startSupervisor(home: Home): void {
  const log = openSync(join(home.logs, "supervisor.log"), "a", 0o600);
  spawn(process.execPath, ["--disable-warning=ExperimentalWarning", join(import.meta.dirname, "supervisor-main.ts"), home.path], {
    detached: true,
    cwd: projectRoot,
    env: { ...baseEnvironment(), SLIPWAY_ROOT: projectRoot },
    stdio: ["ignore", log, log],
  }).unref();
  closeSync(log);
}
