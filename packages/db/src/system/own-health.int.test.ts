import { randomBytes } from "node:crypto";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Tracing } from "@slipway/core/ports";
import pg from "pg";
import { expect, test } from "vitest";
import { createDatabase } from "../database.ts";
import { executionStore } from "../execution/execution-store.ts";
import { acceptTestStart, createTestCluster, createTestTeam, testDatabase } from "../testing/index.ts";
import { ownHealth } from "./own-health.ts";

const db = testDatabase();
const health = () => ownHealth(db.database);
const migrations = path.join(import.meta.dirname, "../../../../prisma/migrations");

test("tokens are taken whole, never more than there are, and come back with time", async () => {
  const bucket = { key: "one", capacity: 10, perSecond: 0.001 };
  expect(await health().takeTokens(bucket, 4)).toEqual({ granted: 4, remaining: 6 });
  expect(await health().takeTokens(bucket, 40)).toMatchObject({ granted: 6 });
  const empty = await health().takeTokens(bucket, 1);
  expect(empty.granted).toBe(0);
  expect(empty.remaining).toBeLessThan(1);
  expect(await health().takeTokens({ ...bucket, key: "other" }, 1)).toEqual({ granted: 1, remaining: 9 });
  const quick = { key: "quick", capacity: 10, perSecond: 1_000 };
  await health().takeTokens(quick, 10);
  await expect.poll(async () => (await health().takeTokens(quick, 1)).granted).toBe(1);
});

test("two processes that take at once get no token twice", async () => {
  const other = createDatabase({ appUrl: db.urls.app, signinUrl: db.urls.signin, systemUrl: db.urls.system, masterKey: randomBytes(32) });
  try {
    const takers = [health(), ownHealth(other)];
    const bucket = { key: "shared", capacity: 100, perSecond: 0.001 };
    const taken = await Promise.all(Array.from({ length: 60 }, (_, at) => takers[at % 2]?.takeTokens(bucket, 3)));
    expect(taken.reduce((sum, one) => sum + (one?.granted ?? 0), 0)).toBe(100);
  } finally {
    await other.close();
  }
});

test("nobody but sign-in reaches the buckets, and by the function only", async () => {
  const ask = async (role: "app" | "signin" | "system", sql: string) => {
    const client = new pg.Client({ connectionString: db.urls[role] });
    await client.connect();
    return client
      .query(sql)
      .then(
        () => "done",
        (error: Error) => error.message,
      )
      .finally(() => client.end());
  };
  const take = "SELECT slipway_take_tokens('x', 1, 1, 1)";
  expect([await ask("app", take), await ask("system", take)]).toEqual(Array(2).fill(expect.stringContaining("permission denied")));
  expect(await ask("signin", "SELECT * FROM rate_bucket")).toContain("permission denied");
  expect(await ask("signin", take)).toBe("done");
});

test("what was not migrated is named", async () => {
  expect(await health().missingMigrations(migrations)).toEqual([]);
  const folder = await mkdtemp(path.join(tmpdir(), "slipway-migrations-"));
  await mkdir(path.join(folder, "20991231000000_future"));
  expect(await health().missingMigrations(folder)).toEqual(["20991231000000_future"]);
  await rm(folder, { recursive: true });
});

test("open operations are counted over all teams, and one carries the trace of the request that asked for it", async () => {
  const traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
  const spans: unknown[] = [];
  const tracing: Tracing = {
    span: (name, attributes, work) => {
      spans.push([name, attributes]);
      return work();
    },
    record: () => undefined,
    within: (_, work) => work(),
    traceparent: () => traceparent,
  };
  const traced = createDatabase({
    appUrl: db.urls.app,
    signinUrl: db.urls.signin,
    systemUrl: db.urls.system,
    masterKey: randomBytes(32),
    tracing,
  });
  try {
    const before = await health().openOperations();
    const { teamId } = await createTestTeam(traced);
    const cluster = await createTestCluster(traced, teamId);
    await acceptTestStart(traced, cluster);
    expect(await health().openOperations()).toEqual({ ...before, pending: (before.pending ?? 0) + 1 });
    const store = executionStore(db.database, { clock: { now: () => Date.now() } }).forTeam(teamId);
    expect(await store.nextOperation(cluster.id)).toMatchObject({ traceparent });
    expect(spans).toContainEqual(["database transaction", { "db.system.name": "postgresql", "slipway.database.role": "app" }]);
    const [app] = traced.pools();
    expect(app).toMatchObject({ pool: "app", waiting: 0 });
    expect(app?.total).toBeGreaterThan(0);
  } finally {
    await traced.close();
  }
});
