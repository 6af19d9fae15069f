import { readFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import type { AttackRange } from "../../attack-range.ts";
import type { AttackResult } from "../../attack-row.ts";
import { verdict } from "../verdict.ts";

const roles = { slipway_app: "appPassword", slipway_signin: "signinPassword", slipway_system: "systemPassword" };

/** All of them harmless where they were allowed: they say no row. */
const statements: readonly string[] = [
  "UPDATE audit_entry SET actor = 'x' WHERE false",
  "DELETE FROM audit_entry WHERE false",
  "TRUNCATE audit_entry",
  "DELETE FROM audit_head WHERE false",
  "TRUNCATE audit_head",
  "ALTER TABLE audit_entry DISABLE TRIGGER ALL",
  "DROP TRIGGER insert_only ON audit_entry",
  "SET session_replication_role = replica",
];

/** As each of the product's own roles, and, for the rows themselves, even as the owner. */
export async function* databaseRights({ home }: AttackRange): AsyncGenerator<AttackResult> {
  const secrets = JSON.parse(readFileSync(path.join(home.path, "secrets.json"), "utf8")) as Record<string, string>;
  for (const [role, password] of Object.entries(roles)) {
    const url = new URL(home.adminUrl);
    Object.assign(url, { username: role, password: secrets[password] ?? "" });
    yield* refusedTo(role, url.href, statements);
  }
  yield* refusedTo("the database's superuser, by mistake,", home.adminUrl, statements.slice(0, 3));
}

async function* refusedTo(who: string, url: string, all: readonly string[]): AsyncGenerator<AttackResult> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const sql of all) {
      await client.query("BEGIN");
      const refusal = await client.query(sql).then(
        () => null,
        (error: unknown) => error as { code?: string; message: string },
      );
      await client.query("ROLLBACK");
      yield verdict(`${who} may not: ${sql}`, refusal?.code === "42501", () => refusal?.message ?? "it was done");
    }
  } finally {
    await client.end();
  }
}
