import { spawn } from "node:child_process";
import { expect, test } from "vitest";
import { endProcess, identify, isAlive, type ProcessIdentity } from "./process-identity.ts";

/** Resolves once the script has said that it is set up. */
function start(script: string): Promise<ProcessIdentity> {
  const child = spawn("sh", ["-c", script], { stdio: ["ignore", "pipe", "ignore"] });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.stdout.once("data", () => {
      const identity = identify(child.pid ?? 0);
      if (identity) resolve(identity);
      else reject(new Error("the script did not start"));
    });
  });
}

test("a process is known by pid and start: another life of the pid is not it", () => {
  const self = identify(process.pid);
  expect(isAlive(self ?? undefined)).toBe(true);
  expect(isAlive({ pid: process.pid, startedAt: "1" })).toBe(false);
  expect(identify(2 ** 22 + 1)).toBeNull();
});

test("a process that listens to the signal ends by it", async () => {
  const sleeper = await start("echo ready; exec sleep 60");
  await endProcess(sleeper, { signal: "SIGTERM", timeoutMs: 2_000 });
  expect(isAlive(sleeper)).toBe(false);
});

test("a process that ignores the signal is killed at the deadline", async () => {
  const stubborn = await start("trap '' TERM; echo ready; while :; do sleep 0.1; done");
  const startedMs = Date.now();
  await endProcess(stubborn, { signal: "SIGTERM", timeoutMs: 300 });
  expect(isAlive(stubborn)).toBe(false);
  expect(Date.now() - startedMs).toBeGreaterThanOrEqual(300);
});
