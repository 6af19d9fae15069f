import { randomBytes } from "node:crypto";
import { connect, createServer, type Socket } from "node:net";
import type { AnswerSource } from "@slipway/core/ports";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ChangeFeed } from "./change-feed.ts";
import { createDatabase, type Database } from "./database.ts";
import { executionStore } from "./execution/execution-store.ts";
import type { ClusterRow } from "./stores/records.ts";
import { acceptTestStart, createTestCluster, createTestTeam, testDatabase, testPlan, testSpec } from "./testing/index.ts";

const db = testDatabase();
let cluster: ClusterRow;
let admin: pg.Client;
const others: Database[] = [];

const another = (appUrl = db.urls.app): Database => {
  const made = createDatabase({ appUrl, signinUrl: db.urls.signin, systemUrl: db.urls.system, masterKey: randomBytes(32) });
  others.push(made);
  return made;
};

beforeEach(async () => {
  cluster = await clusterWithAllParts();
});
beforeAll(async () => {
  admin = new pg.Client({ connectionString: db.adminUrl });
  await admin.connect();
});
afterAll(async () => {
  await admin?.end();
  await Promise.all(others.map((database) => database.close()));
});

/** Rows in every table that has parts of clusters. */
async function clusterWithAllParts(): Promise<ClusterRow> {
  const { teamId } = await createTestTeam(db.database);
  const made = await createTestCluster(db.database, teamId);
  const store = executionStore(db.database, { clock: { now: () => Date.now() } }).forTeam(teamId);
  const operationId = await acceptTestStart(db.database, made);
  await store.beginOperation(operationId);
  const plan = testPlan();
  await store.savePlan(operationId, 1, plan);
  const preview = { clusterId: made.id, baseRevision: 1, blueprintVersionId: null, spec: testSpec, plan, createdBy: "user/test" };
  await db.database.forTeam(teamId).transaction((tx) => tx.plans.create(preview));
  return made;
}

async function heardBy({ changes }: { changes: ChangeFeed }): Promise<number> {
  for (let tries = 0; tries < 500; tries += 1) {
    const heard = await changes.heard();
    if (heard !== null) return heard;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error("the feed's connection was not made");
}

const ofCluster = (): AnswerSource => ({ teamId: cluster.teamId, clusterId: cluster.id });
const ofList = (): AnswerSource => ({ teamId: cluster.teamId, clusterId: null });

/** Whether what another process keeps of the source must be read anew once `change` is done, at once. */
async function isTold(source: AnswerSource, change: () => Promise<unknown>): Promise<boolean> {
  const before = await heardBy(db.database);
  await change();
  await heardBy(db.database);
  return db.database.changes.lastChange(source) > before;
}

const inCluster = `SELECT table_name, array_agg(DISTINCT column_name::text) AS columns FROM information_schema.columns
  WHERE table_schema = 'public' AND (table_name = 'cluster' OR table_name IN
    (SELECT table_name FROM information_schema.columns WHERE column_name = 'cluster_id' AND table_schema = 'public'))
  GROUP BY table_name ORDER BY table_name`;

/** Parts of clusters that no kept answer shows. */
const notShown = ["log_line", "terminal", "watch_lease", "webhook_delivery", "webhook_line"];

/** Another value of the column's type. */
const changed: Record<string, (column: string) => string> = {
  text: (column) => `COALESCE(${column}, '') || 'x'`,
  integer: (column) => `COALESCE(${column}, 0) + 1`,
  "double precision": (column) => `COALESCE(${column}, 0) + 1`,
  boolean: (column) => `NOT COALESCE(${column}, false)`,
  jsonb: () => `jsonb_build_object('changed', random())`,
  uuid: () => "gen_random_uuid()",
  "timestamp with time zone": (column) => `COALESCE(${column}, now()) + interval '1 second'`,
  ARRAY: (column) => `array_append(${column}, (SELECT unnest(${column}) LIMIT 1))`,
};

const tables = async (): Promise<string[]> =>
  (await admin.query<{ table_name: string }>(inCluster)).rows
    .map(({ table_name }) => table_name)
    .filter((name) => !notShown.includes(name));

const idOf = (table: string): string => (table === "cluster" ? "id" : "cluster_id");

it("a change of any column of any part of a cluster is told; an update that changes nothing is not", async () => {
  const names = await tables();
  expect(names).toEqual(
    expect.arrayContaining(["allocation", "cluster", "cluster_revision", "event", "machine", "node", "operation", "task"]),
  );
  for (const table of names) {
    const where = `WHERE ${idOf(table)} = '${cluster.id}'`;
    const { rowCount } = await admin.query(`SELECT 1 FROM ${table} ${where}`);
    expect(rowCount, `rows of ${table}`).toBeGreaterThan(0);
    const { rows } = await admin.query<{ column_name: string; data_type: string }>(
      "SELECT column_name, data_type FROM information_schema.columns WHERE table_schema = 'public' AND table_name = $1",
      [table],
    );
    for (const { column_name: column, data_type: type } of rows) {
      if (["id", "team_id", "cluster_id", "task_id"].includes(column)) continue;
      const update = (value: string) => admin.query(`UPDATE ${table} SET "${column}" = ${value} ${where}`);
      expect(await isTold(ofCluster(), () => update(`"${column}"`)), `${table}.${column}, the same`).toBe(false);
      const value = changed[type]?.(`"${column}"`);
      if (value === undefined) throw new Error(`no other value for ${table}.${column}, which is ${type}`);
      // Rows of one table may not become alike.
      const numbered = type === "integer" ? `(SELECT COALESCE(max("${column}"), 0) FROM ${table}) + ${value}` : value;
      expect(await isTold(ofCluster(), () => update(numbered)), `${table}.${column}`).toBe(true);
    }
  }
});

it("a new part and one that goes are told too", async () => {
  for (const table of await tables()) {
    const where = `WHERE ${idOf(table)} = '${cluster.id}'`;
    expect(
      await isTold(ofCluster(), () => admin.query(`CREATE TABLE kept AS SELECT * FROM ${table} ${where}; DELETE FROM ${table} ${where}`)),
      `${table}, gone`,
    ).toBe(true);
    expect(
      await isTold(ofCluster(), () => admin.query(`INSERT INTO ${table} OVERRIDING SYSTEM VALUE SELECT * FROM kept; DROP TABLE kept`)),
      `${table}, new`,
    ).toBe(true);
  }
});

describe("a list of clusters", () => {
  const set = (what: string) => () => admin.query(`UPDATE cluster SET ${what} WHERE id = '${cluster.id}'`);

  it("is told of what it shows, and not of each event", async () => {
    expect(await isTold(ofList(), set("state = 'degraded'"))).toBe(true);
    expect(await isTold(ofList(), set("description = 'other'"))).toBe(true);
    expect(await isTold(ofList(), set("last_sequence = last_sequence + 1"))).toBe(false);
    expect(await isTold(ofCluster(), set("last_sequence = last_sequence + 1"))).toBe(true);
  });

  it("is told of a new cluster, and another team's is not", async () => {
    const { teamId } = await createTestTeam(db.database);
    expect(await isTold(ofList(), () => createTestCluster(db.database, teamId, "theirs"))).toBe(false);
    expect(await isTold(ofList(), () => createTestCluster(db.database, cluster.teamId, "ours"))).toBe(true);
  });
});

it("whoever asks after another process's commit has heard of it: no moment lies between", async () => {
  const other = another();
  await heardBy(other);
  for (let round = 0; round < 100; round += 1) {
    const before = await heardBy(db.database);
    await other.forTeam(cluster.teamId).transaction((tx) => tx.clusters.describe(cluster.id, { description: `round ${round}` }));
    expect(await db.database.changes.heard()).not.toBeNull();
    expect(db.database.changes.lastChange(ofCluster())).toBeGreaterThan(before);
  }
});

/** A relay in front of the server: its lines can be cut, or go silent. */
function relay(targetPort: number) {
  const sockets = new Set<Socket>();
  let isSilent = false;
  const listener = createServer((client) => {
    const upstream = connect(targetPort, "127.0.0.1");
    client.on("data", (data) => isSilent || upstream.write(data));
    upstream.on("data", (data) => isSilent || client.write(data));
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on("error", () => undefined);
      socket.on("close", () => (socket === client ? upstream : client).destroy());
    }
  });
  const listen = () =>
    new Promise<number>((resolve) => listener.listen(0, "127.0.0.1", () => resolve((listener.address() as { port: number }).port)));
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  const setSilent = (silent: boolean) => {
    isSilent = silent;
  };
  const close = () => {
    cut();
    listener.close();
  };
  return { listen, cut, setSilent, close };
}

describe("when the line of the feed", () => {
  it.each(["is cut", "goes silent"])("%s, nobody can say; once it is back all counts as changed", async (how) => {
    const url = new URL(db.urls.app);
    const line = relay(Number(url.port));
    url.port = String(await line.listen());
    const { changes } = another(url.toString());
    const before = await heardBy({ changes });
    expect(changes.lastChange(ofList())).toBeLessThanOrEqual(before);
    if (how === "is cut") line.cut();
    else line.setSilent(true);
    // Cut, it may be the question itself that finds out.
    expect(await changes.heard()).toBeNull();
    expect(changes.lastChange(ofList())).toBeGreaterThan(before);
    line.setSilent(false);
    line.cut();
    const after = await heardBy({ changes });
    expect(changes.lastChange(ofList())).toBeGreaterThan(before);
    expect(changes.lastChange(ofList())).toBeLessThanOrEqual(after);
    line.close();
  });
});
