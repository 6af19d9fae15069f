import pg from "pg";
import { expect, test } from "vitest";
import { connectionsOf } from "./database.ts";
import { acceptTestStart, createTestCluster, createTestTeam, testDatabase } from "./testing/index.ts";

const db = testDatabase({ max: 2 });

async function query(url: string, sql: string, values: unknown[] = []): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await client.query(sql, values);
  } finally {
    await client.end();
  }
}

const tablesOf = async (where: string): Promise<string[]> => {
  const sql = `SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND ${where}`;
  return (await query(db.adminUrl, sql)).rows.map((row) => row.relname);
};

test("the application sees no row of any table without a team, and nobody's rows but a team's own with one", async () => {
  const [one, two] = [await createTestTeam(db.database), await createTestTeam(db.database)];
  for (const { teamId } of [one, two]) await acceptTestStart(db.database, await createTestCluster(db.database, teamId));

  const tables = await tablesOf("relname <> '_prisma_migrations'");
  expect(tables.length).toBeGreaterThan(20);
  const denied: string[] = [];
  for (const table of tables) {
    const rows = await query(db.urls.app, `SELECT 1 FROM "${table}"`).then(
      (result) => result.rowCount,
      (error: Error) => (/permission denied/.test(error.message) ? denied.push(table) && 0 : error.message),
    );
    expect([table, rows]).toEqual([table, 0]);
  }
  expect(denied.sort()).toEqual(["account", "rate_bucket", "rate_limit", "session", "two_factor", "verification", "watch_lease"]);

  await connectionsOf(db.database).inTeam(one.teamId, async (tx) => {
    const rows = await tx.$queryRaw<{ team_id: string }[]>`SELECT team_id FROM cluster UNION ALL SELECT team_id FROM operation`;
    expect(rows.map((row) => row.team_id)).toEqual([one.teamId, one.teamId]);
    expect(await tx.$queryRaw`SELECT id FROM team`).toEqual([{ id: one.teamId }]);
    expect(await tx.$queryRaw`SELECT id FROM user_account`).toEqual([{ id: one.userId }]);
  });
  // An emptied setting, as a pooled connection has it after a transaction.
  const emptied = await query(db.urls.app, "SELECT set_config('app.team_id', '', false), (SELECT count(*) FROM cluster)::int AS count");
  expect(emptied.rows[0].count).toBe(0);
});

test("every table with a team is under forced row-level security, and no role may get round it", async () => {
  expect(await tablesOf("NOT (relrowsecurity AND relforcerowsecurity)")).toEqual(expect.arrayContaining(["watch_lease"]));
  expect((await tablesOf("NOT (relrowsecurity AND relforcerowsecurity)")).sort()).toEqual(["_prisma_migrations", "watch_lease"]);
  const { rows } = await query(
    db.adminUrl,
    "SELECT count(*)::int AS count FROM pg_roles WHERE rolname LIKE 'slipway%' AND (rolbypassrls OR rolsuper)",
  );
  expect(rows[0].count).toBe(0);
});

test("another team's row is neither written nor changed", async () => {
  const [one, two] = [await createTestTeam(db.database), await createTestTeam(db.database)];
  const cluster = await createTestCluster(db.database, one.teamId);
  await db.database.forTeam(two.teamId).transaction(async (tx) => {
    expect(await tx.clusters.find(cluster.id)).toBeNull();
    await expect(tx.clusters.lock(cluster.id)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
  const inTwo = connectionsOf(db.database).inTeam;
  expect(await inTwo(two.teamId, (tx) => tx.$executeRaw`UPDATE cluster SET name = 'taken'`)).toBe(0);
  const foreign = inTwo(two.teamId, (tx) =>
    tx.blueprint.create({ data: { id: cluster.id, teamId: one.teamId, projectId: cluster.projectId, name: "x" } }),
  );
  await expect(foreign).rejects.toMatchObject({ code: "INTERNAL" });
});

test.each([
  ["app", "CREATE TABLE mine (id int)"],
  ["app", "DELETE FROM event"],
  ["app", "UPDATE event SET data = '{}'"],
  ["app", "UPDATE audit_entry SET actor = 'x'"],
  ["app", "DELETE FROM audit_entry"],
  ["app", "ALTER TABLE cluster DISABLE ROW LEVEL SECURITY"],
  ["app", "SELECT two_factor_enabled FROM user_account"],
  ["app", "SELECT password FROM account"],
  ["app", "SELECT token FROM session"],
  ["app", "SELECT secret FROM two_factor"],
  ["app", "INSERT INTO user_account (id, email, name) VALUES (gen_random_uuid(), 'x@y.test', 'x')"],
  ["app", "UPDATE team SET slug = 'taken'"],
  ["app", "UPDATE invitation SET role = 'owner'"],
  ["app", "UPDATE api_key SET actions = '{*}'"],
  ["signin", "SELECT 1 FROM cluster"],
  ["signin", "SELECT 1 FROM secret"],
  ["signin", "UPDATE api_key SET actions = '{*}'"],
  ["signin", "UPDATE membership SET role = 'owner'"],
  ["signin", "UPDATE invitation SET accepted_at = NULL"],
  ["system", "SELECT 1 FROM secret"],
  ["system", "SELECT token FROM session"],
  ["system", "SELECT 1 FROM account"],
  ["system", "SELECT 1 FROM membership"],
  ["system", "SELECT key_hash FROM api_key"],
  ["system", "UPDATE api_key SET expires_at = NULL"],
  ["system", "SELECT spec FROM cluster_revision"],
  ["system", "UPDATE cluster SET name = 'x'"],
] as const)("%s may not: %s", async (role, sql) => {
  await expect(query(db.urls[role], sql)).rejects.toThrow(/permission denied|must be owner/);
});

test("1,000 interleaved transactions of two teams over two connections never see each other", async () => {
  const teams = [await createTestTeam(db.database), await createTestTeam(db.database)];
  for (const { teamId, slug } of teams) await createTestCluster(db.database, teamId, slug);
  const namesSeen = ({ teamId, slug }: { teamId: string; slug: string }, at: number) =>
    db.database
      .forTeam(teamId)
      .transaction(async (tx) => {
        const { items } = await tx.clusters.list({ limit: 10 });
        // Every tenth fails midway: nothing of its team may stay on the connection.
        if (at % 10 === 0) throw new Error("midway");
        return items.map((item) => item.name);
      })
      .catch(() => [slug]);
  const wrong: number[] = [];
  const ask = async (first: number) => {
    for (let at = first; at < 1_000; at += 40) {
      const team = teams[at % 2]!;
      const names = await namesSeen(team, at);
      if (names.length !== 1 || names[0] !== team.slug) wrong.push(at);
    }
  };
  await Promise.all(Array.from({ length: 40 }, (_, first) => ask(first)));
  expect(wrong).toEqual([]);
});
