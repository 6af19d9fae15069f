import { randomUUID } from "node:crypto";
import type { LogLine } from "@slipway/core/ports";
import { beforeEach, expect, test } from "vitest";
import { logStore } from "./log-store.ts";
import { createTestTeam, testDatabase } from "./testing/index.ts";

const db = testDatabase();
let teamId: string;
let clusterId: string;

beforeEach(async () => {
  ({ teamId } = await createTestTeam(db.database));
  clusterId = randomUUID();
});

const line = (text: string, more: Partial<LogLine> = {}): LogLine => ({
  clusterId,
  machineId: clusterId,
  taskId: null,
  stream: "stdout",
  time: "2026-01-01T00:00:00.123456789Z",
  text,
  ...more,
});

test("a reader that follows by cursor misses no line of concurrent writers", async () => {
  const store = logStore(db.database);
  let writing = true;
  const writers = Promise.all(
    Array.from({ length: 5 }, async (_, writer) => {
      for (let at = 0; at < 20; at += 1) await store.append(teamId, [line(`${writer}/${at}`), line(`${writer}/${at}'`)]);
    }),
  ).then(() => {
    writing = false;
  });
  const seen: string[] = [];
  let after: string | undefined;
  for (let more = true; more; ) {
    more = writing;
    const { lines } = await store.read(teamId, { clusterId, after, limit: 50 });
    seen.push(...lines.map(({ text }) => text));
    after = lines.at(-1)?.cursor ?? after;
    more ||= lines.length > 0;
  }
  await writers;
  expect(seen).toHaveLength(200);
  expect(new Set(seen).size).toBe(200);
});

test("lines are had by task and machine, only by their team, and NUL is left out", async () => {
  const store = logStore(db.database);
  const taskId = randomUUID();
  await store.append(teamId, [line("a\0b", { taskId }), line("boot", { stream: "boot", machineId: randomUUID() })]);
  const { lines } = await store.read(teamId, { clusterId, taskId, limit: 10 });
  expect(lines).toMatchObject([{ text: "ab", taskId, stream: "stdout", time: "2026-01-01T00:00:00.123Z" }]);
  expect((await store.read(teamId, { clusterId, machineId: clusterId, limit: 10 })).lines).toHaveLength(1);
  const other = await createTestTeam(db.database);
  expect((await store.read(other.teamId, { clusterId, limit: 10 })).lines).toEqual([]);
  await expect(store.read(teamId, { clusterId, after: "x", limit: 1 })).rejects.toMatchObject({ code: "INVALID_INPUT" });
});

test("the oldest lines of a cluster are dropped", async () => {
  const store = logStore(db.database, { keptLines: 100 });
  for (let at = 0; at < 30; at += 1)
    await store.append(
      teamId,
      Array.from({ length: 10 }, (_, n) => line(String(at * 10 + n))),
    );
  const { lines } = await store.read(teamId, { clusterId, limit: 1_000 });
  expect(lines.length).toBeGreaterThanOrEqual(100);
  expect(lines.length).toBeLessThanOrEqual(110);
  expect(lines.at(-1)?.text).toBe("299");
});
