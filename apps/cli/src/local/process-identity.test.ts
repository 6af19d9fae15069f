import { spawn } from "node:child_process";
import { expect, test } from "vitest";
import { endProcess, identify, isAlive, type ProcessIdentity } from "./process-identity.ts";

function start(command: string[]): ProcessIdentity {
  const [file = "", ...args] = command;
  const child = spawn(file, args, { stdio: "ignore" });
  const identity = child.pid === undefined ? null : identify(child.pid);
  if (!identity) throw new Error(`${file} did not start`);
  return identity;
}

test("a process is known by pid and start: another life of the pid is not it", () => {
  const self = identify(process.pid);
  expect(isAlive(self ?? undefined)).toBe(true);
  expect(isAlive({ pid: process.pid, startedAt: "1" })).toBe(false);
  expect(identify(2 ** 22 + 1)).toBeNull();
});

test("a process that listens to the signal ends by it", async () => {
  const sleeper = start(["sleep", "60"]);
  await endProcess(sleeper, { signal: "SIGTERM", timeoutMs: 2_000 });
  expect(isAlive(sleeper)).toBe(false);
});

test("a process that ignores the signal is killed at the deadline", async () => {
  const stubborn = start(["sh", "-c", "trap '' TERM; while :; do sleep 0.1; done"]);
  const startedMs = Date.now();
  await endProcess(stubborn, { signal: "SIGTERM", timeoutMs: 300 });
  expect(isAlive(stubborn)).toBe(false);
  expect(Date.now() - startedMs).toBeGreaterThanOrEqual(300);
});
