import pg from "pg";

/** A connection for the time of `work`. */
export async function withDatabase<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Each table of ours, with every row as text. */
export function databaseTables(adminUrl: string): Promise<{ name: string; text: string }[]> {
  return withDatabase(adminUrl, async (client) => {
    const tables = await client.query<{ name: string }>("SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1");
    const read: { name: string; text: string }[] = [];
    for (const { name } of tables.rows) {
      const { rows } = await client.query<{ text: string }>(`SELECT t::text AS text FROM ${client.escapeIdentifier(name)} t`);
      read.push({ name: `table ${name}`, text: rows.map(({ text }) => text).join("\n") });
    }
    return read;
  });
}
