import { randomUUID } from "node:crypto";
import type { LogLine, LogQuery } from "@slipway/core/ports";
import { beforeEach, expect, test } from "vitest";
import { executionStore } from "./execution/execution-store.ts";
import { logStore } from "./log-store.ts";
import { acceptTestStart, createTestCluster, createTestTeam, testDatabase, testPlan } from "./testing/index.ts";

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

test("a log is narrowed down by service, stream, time and text, read from either end, and followed past what does not match", async () => {
  const store = logStore(db.database);
  const cluster = await createTestCluster(db.database, teamId);
  ({ id: clusterId } = cluster);
  const { taskId, ...plan } = testPlan();
  const placing = executionStore(db.database, { clock: { now: () => Date.now() } }).forTeam(teamId);
  await placing.savePlan(await acceptTestStart(db.database, cluster), 1, plan);
  const at = (second: number) => `2026-01-01T00:00:0${second}.000Z`;
  await store.append(teamId, [
    line("GET /a 100%", { time: at(1), taskId }),
    line("get /b 50_000", { time: at(2), taskId, stream: "stderr" }),
    line("boot", { time: at(3), stream: "boot" }),
    line("GET /c", { time: at(4) }),
  ]);
  const texts = async (query: Partial<LogQuery>) =>
    (await store.read(teamId, { clusterId, limit: 10, ...query })).lines.map(({ text }) => text);
  expect(await texts({ service: "web" })).toEqual(["GET /a 100%", "get /b 50_000"]);
  expect(await texts({ service: "nobody" })).toEqual([]);
  expect(await texts({ service: "web", stream: "stderr" })).toEqual(["get /b 50_000"]);
  expect(await texts({ text: "Get /" })).toEqual(["GET /a 100%", "get /b 50_000", "GET /c"]);
  expect(await texts({ text: "0%" })).toEqual(["GET /a 100%"]);
  expect(await texts({ text: "0_0" })).toEqual(["get /b 50_000"]);
  expect(await texts({ text: "\\" })).toEqual([]);
  expect(await texts({ since: at(2), until: at(4) })).toEqual(["get /b 50_000", "boot"]);
  expect(await texts({ order: "newest", limit: 2 })).toEqual(["GET /c", "boot"]);

  const newest = await store.read(teamId, { clusterId, order: "newest", text: "get", limit: 1 });
  expect(await texts({ order: "newest", text: "get", before: newest.lines[0]?.cursor })).toEqual(["get /b 50_000", "GET /a 100%"]);
  const none = await store.read(teamId, { clusterId, text: "nothing says this", limit: 10 });
  expect(none).toEqual({ lines: [], latest: newest.lines[0]?.cursor });
  await store.append(teamId, [line("late", { time: at(5) })]);
  expect(await texts({ after: none.latest ?? undefined })).toEqual(["late"]);
});
