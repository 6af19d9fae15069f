import { randomUUID } from "node:crypto";
import type { Reach } from "@slipway/core/access";
import pg from "pg";
import { beforeAll, expect, test } from "vitest";
import { connectionsOf } from "./database.ts";
import { executionStore } from "./execution/execution-store.ts";
import { acceptTestStart, createTestTeam, testDatabase, testPlan } from "./testing/index.ts";

const db = testDatabase();

let teamId: string;
let shop: Filled;
let wiki: Filled;

interface Filled {
  projectId: string;
  clusterId: string;
  blueprintId: string;
}

/** A project with a blueprint and a cluster that has a row in every table of a cluster's parts. */
async function fill(name: string): Promise<Filled> {
  const team = db.database.forTeam(teamId);
  const { projectId, clusterId, blueprintId, cluster } = await team.transaction(async (tx) => {
    const { id: projectId } = await tx.projects.create(name);
    const made = await tx.clusters.create({ name, actor: "user/test", projectId });
    const { id: blueprintId } = await tx.blueprints.create(name, projectId);
    return { projectId, clusterId: made.id, blueprintId, cluster: made };
  });
  const operationId = await acceptTestStart(db.database, cluster);
  const store = executionStore(db.database, { clock: { now: () => Date.now() } }).forTeam(teamId);
  await store.beginOperation(operationId);
  await store.savePlan(operationId, 1, testPlan());
  const admin = new pg.Client({ connectionString: db.adminUrl });
  await admin.connect();
  await admin.query(
    "INSERT INTO blueprint_version (id, team_id, blueprint_id, number, format, files, spec, spec_hash, created_by) VALUES ($1, $2, $3, 1, 'js', '[]', '{}', 'h', 'x')",
    [randomUUID(), teamId, blueprintId],
  );
  await admin.query("INSERT INTO log_line (team_id, cluster_id, machine_id, stream, time, text) VALUES ($1, $2, $2, 'boot', now(), 'x')", [
    teamId,
    clusterId,
  ]);
  await admin.query(
    "INSERT INTO plan_preview (id, team_id, cluster_id, base_revision, spec, document, created_by) VALUES ($1, $2, $3, 0, '{}', '{}', 'x')",
    [randomUUID(), teamId, clusterId],
  );
  await admin.end();
  return { projectId, clusterId, blueprintId };
}

beforeAll(async () => {
  ({ teamId } = await createTestTeam(db.database));
  shop = await fill("shop");
  wiki = await fill("wiki");
});

const parts = ["cluster_revision", "plan_preview", "operation", "node", "machine", "task", "allocation", "event", "log_line"];

/** How many rows of each table, and of which cluster. */
async function seen(reach: Reach): Promise<Record<string, unknown[]>> {
  return connectionsOf(db.database).inTeam(
    teamId,
    async (tx) => {
      const rows: Record<string, unknown[]> = {};
      const ask = async (table: string, column: string) => {
        const found = await tx.$queryRawUnsafe<{ of: string }[]>(`SELECT DISTINCT ${column} AS of FROM ${table} ORDER BY 1`);
        rows[table] = found.map(({ of }) => of);
      };
      await ask("cluster", "id");
      for (const table of parts) await ask(table, "cluster_id");
      for (const table of ["step", "operation_round"])
        await ask(`${table} JOIN operation o ON o.id = operation_id`, "o.cluster_id").then(() => undefined);
      await ask("blueprint", "id");
      await ask("blueprint_version", "blueprint_id");
      await ask("project", "id");
      await ask("membership", "team_id");
      await ask("api_key", "team_id");
      return rows;
    },
    reach,
  );
}

const onlyOf = (ids: string[], { blueprints, projects }: { blueprints: string[]; projects: string[] }) => ({
  cluster: ids,
  ...Object.fromEntries(parts.map((table) => [table, ids])),
  "step JOIN operation o ON o.id = operation_id": ids,
  "operation_round JOIN operation o ON o.id = operation_id": ids,
  blueprint: blueprints,
  blueprint_version: blueprints,
  project: projects,
  membership: [],
  api_key: [],
});

test("who reaches one cluster sees it and its parts, and nothing else of the team", async () => {
  const reach = { clusterIds: [shop.clusterId], projectIds: [] };
  expect(await seen(reach)).toEqual(onlyOf([shop.clusterId], { blueprints: [], projects: [] }));
});

test("who reaches a project sees its clusters and blueprints, and nothing of another", async () => {
  const reach = { clusterIds: [], projectIds: [wiki.projectId] };
  expect(await seen(reach)).toEqual(onlyOf([wiki.clusterId], { blueprints: [wiki.blueprintId], projects: [wiki.projectId] }));
});

test("who reaches nothing sees nothing, and what is no id reaches nothing", async () => {
  const nothing = onlyOf([], { blueprints: [], projects: [] });
  expect(await seen({ clusterIds: [], projectIds: [] })).toEqual(nothing);
  expect(await seen({ clusterIds: ["},{", "none"], projectIds: [randomUUID()] })).toEqual(nothing);
});

test("the whole team is seen whole", async () => {
  const all = await seen("team");
  const clusters = [shop.clusterId, wiki.clusterId].sort();
  for (const table of ["cluster", ...parts]) expect([table, [...(all[table] ?? [])].sort()]).toEqual([table, clusters]);
  expect(all.project).toHaveLength(3);
  expect(all.membership).toEqual([teamId]);
});

test("what is out of reach is neither changed nor written", async () => {
  const reach = { clusterIds: [shop.clusterId], projectIds: [] };
  const narrow = <T>(work: Parameters<ReturnType<typeof connectionsOf>["inTeam"]>[1]) =>
    connectionsOf(db.database).inTeam(teamId, work, reach) as Promise<T>;
  expect(await narrow((tx) => tx.$executeRaw`UPDATE cluster SET name = 'taken'`)).toBe(1);
  await narrow((tx) => tx.$executeRaw`UPDATE cluster SET name = 'shop'`);
  const intoOther = narrow((tx) => tx.node.create({ data: { ...nodeOf(wiki.clusterId), id: randomUUID() } }));
  await expect(intoOther).rejects.toMatchObject({ code: "INTERNAL" });
  await narrow((tx) => tx.node.create({ data: { ...nodeOf(shop.clusterId), id: randomUUID() } }));
  const elsewhere = db.database.forTeam(teamId, reach).transaction((tx) => tx.clusters.create({ name: "new", actor: "x" }));
  await expect(elsewhere).rejects.toMatchObject({ code: "NOT_FOUND" });
  const moved = db.database.forTeam(teamId, reach).transaction((tx) => tx.clusters.move(shop.clusterId, wiki.projectId));
  await expect(moved).rejects.toMatchObject({ code: "NOT_FOUND" });
});

const nodeOf = (clusterId: string) => ({
  teamId,
  clusterId,
  name: "n",
  role: "worker",
  group: "worker",
  ordinal: 9,
  privateAddress: "10.64.0.9",
});

test("who reaches a project makes clusters in it, with their history", async () => {
  const team = db.database.forTeam(teamId, { clusterIds: [], projectIds: [wiki.projectId] });
  const { id } = await team.transaction((tx) => tx.clusters.create({ name: "second", actor: "x", projectId: wiki.projectId }));
  expect(await team.transaction((tx) => tx.events.list({ clusterId: id, after: 0, limit: 10 }))).toHaveLength(1);
  await team.transaction((tx) => tx.clusters.remove(id, "x"));
});

test("every table of the team is narrowed or hidden, but for what each request needs whole", async () => {
  const client = new pg.Client({ connectionString: db.adminUrl });
  await client.connect();
  const { rows } = await client.query<{ tablename: string; narrow: string | null }>(`
    SELECT whole.tablename, part.qual AS narrow FROM pg_policies whole
    LEFT JOIN pg_policies part ON part.tablename = whole.tablename AND 'slipway_narrow' = ANY (part.roles)
    WHERE 'slipway_app' = ANY (whole.roles) ORDER BY whole.tablename`);
  await client.end();
  const namesOf = (which: (narrow: string | null) => boolean) =>
    rows.filter(({ narrow }) => which(narrow)).map(({ tablename }) => tablename);
  const whole = ["audit_entry", "audit_head", "idempotency_key", "secret", "team", "team_key"];
  expect(namesOf((narrow) => narrow !== null && !/reached|SELECT/.test(narrow))).toEqual(whole);
  const webhooks = ["webhook", "webhook_attempt", "webhook_delivery", "webhook_line"];
  expect(namesOf((narrow) => narrow === null)).toEqual([
    "api_key",
    "invitation",
    "membership",
    "service_account",
    "user_account",
    ...webhooks,
  ]);
});

test("a narrow transaction leaves nothing on its connection", async () => {
  const one = testDatabaseOf(db.urls.app);
  await one.connect();
  await one.query("BEGIN");
  await one.query("SELECT set_config('app.team_id', $1, true), set_config('role', 'slipway_narrow', true)", [teamId]);
  expect((await one.query("SELECT current_user, (SELECT count(*)::int FROM cluster) AS clusters")).rows).toEqual([
    { current_user: "slipway_narrow", clusters: 0 },
  ]);
  await one.query("COMMIT");
  expect((await one.query("SELECT current_user, current_setting('app.team_id', true) AS team")).rows).toEqual([
    { current_user: "slipway_app", team: "" },
  ]);
  await one.end();
});

const testDatabaseOf = (url: string) => new pg.Client({ connectionString: url });
