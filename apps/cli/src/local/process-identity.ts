import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

/** A process and when it started: a pid alone may have been given to somebody else since. */
export interface ProcessIdentity {
  pid: number;
  startedAt: string;
}

/** Null when no such process lives (a zombie does not). */
export function identify(pid: number): ProcessIdentity | null {
  const startedAt = process.platform === "linux" ? startFromProc(pid) : startFromPs(pid);
  return startedAt === null ? null : { pid, startedAt };
}

export function isAlive(identity: ProcessIdentity | undefined): identity is ProcessIdentity {
  return identity !== undefined && identify(identity.pid)?.startedAt === identity.startedAt;
}

/** Asks with `signal`, waits, then kills. Resolves once the process is gone. */
export async function endProcess(identity: ProcessIdentity, options: { signal: NodeJS.Signals; timeoutMs: number }): Promise<void> {
  signalProcess(identity, options.signal);
  if (await isGone(identity, options.timeoutMs)) return;
  signalProcess(identity, "SIGKILL");
  await isGone(identity, 5_000);
}

export function signalProcess(identity: ProcessIdentity, signal: NodeJS.Signals): void {
  if (!isAlive(identity)) return;
  try {
    process.kill(identity.pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

async function isGone(identity: ProcessIdentity, timeoutMs: number): Promise<boolean> {
  const deadline = Date.now() + timeoutMs;
  while (isAlive(identity)) {
    if (Date.now() > deadline) return false;
    await sleep(20);
  }
  return true;
}

function startFromProc(pid: number): string | null {
  try {
    // The command's name may hold spaces and brackets: fields are counted after the last one.
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return fields[0] === "Z" ? null : (fields[19] ?? null);
  } catch {
    return null;
  }
}

function startFromPs(pid: number): string | null {
  const started = spawnSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).stdout.trim();
  return started === "" ? null : started;
}
