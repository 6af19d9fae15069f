import pg from "pg";

/** Written by reading as well, or the record of refusals itself. */
const notCompared = new Set(["audit_entry", "audit_head", "idempotency_key", "_prisma_migrations"]);

/** A digest of each table's rows: what differs after a request was changed by it. */
export async function databaseContent(adminUrl: string): Promise<Record<string, string>> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>("SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'");
    const tables = rows.map(({ name }) => name).filter((name) => !notCompared.has(name));
    const digests: [string, string][] = [];
    for (const table of tables) {
      const row = table === "api_key" ? "(to_jsonb(t) - 'last_used_at')::text" : "t::text";
      const found = await client.query<{ digest: string }>(
        `SELECT md5(coalesce(string_agg(${row}, ',' ORDER BY ${row}), '')) AS digest FROM "${table}" t`,
      );
      digests.push([table, found.rows[0]?.digest ?? ""]);
    }
    return Object.fromEntries(digests);
  } finally {
    await client.end();
  }
}
