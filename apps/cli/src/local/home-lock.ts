import { closeSync, openSync, rmSync, writeSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { AppError } from "@slipway/core/errors";
import { readJsonFile } from "./json-file.ts";
import { identify, isAlive, type ProcessIdentity } from "./process-identity.ts";

/** One `up` or `down` at a time; a lock whose holder died is taken over. CONFLICT after `timeoutMs`. */
export async function withLock<T>(path: string, work: () => Promise<T>, timeoutMs = 600_000): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  while (!take(path)) {
    if (Date.now() > deadline) {
      throw new AppError("CONFLICT", `Another slipway command holds ${path}.`, { remedy: "Wait for it, or end it." });
    }
    await sleep(100);
  }
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}

function take(path: string): boolean {
  try {
    const file = openSync(path, "wx", 0o600);
    writeSync(file, JSON.stringify(identify(process.pid)));
    closeSync(file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    if (!isAlive(holderOf(path))) rmSync(path, { force: true });
    return false;
  }
}

function holderOf(path: string): ProcessIdentity | undefined {
  try {
    return readJsonFile<ProcessIdentity>(path);
  } catch {
    // Just being written: look again soon.
    return identify(process.pid) ?? undefined;
  }
}
