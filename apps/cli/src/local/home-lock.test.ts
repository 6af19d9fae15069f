import { existsSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { withLock } from "./home-lock.ts";

const lockPath = (): string => join(mkdtempSync(join(tmpdir(), "slipway-lock-")), "lock");

test("twenty holders take turns", async () => {
  const path = lockPath();
  let inside = 0;
  let most = 0;
  const turn = () =>
    withLock(path, async () => {
      most = Math.max(most, ++inside);
      await sleep(2);
      inside--;
    });
  await Promise.all(Array.from({ length: 20 }, turn));
  expect(most).toBe(1);
  expect(existsSync(path)).toBe(false);
});

test("a lock whose holder died is taken over", async () => {
  const path = lockPath();
  writeFileSync(path, JSON.stringify({ pid: process.pid, startedAt: "1" }));
  expect(await withLock(path, async () => "mine", 2_000)).toBe("mine");
});

test("a lock that is held is waited for, then refused", async () => {
  const path = lockPath();
  await withLock(path, async () => {
    await expect(withLock(path, async () => "never", 50)).rejects.toMatchObject({ code: "CONFLICT" });
  });
});
