import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { verifyAuditChain } from "../audit-chain.ts";
import { createTestTeam, testDatabase } from "../testing/index.ts";

const db = testDatabase();
let admin: pg.Client;

beforeAll(async () => {
  admin = new pg.Client({ connectionString: db.adminUrl });
  await admin.connect();
});
afterAll(async () => {
  await admin?.end();
});

/** A team whose chain has 20 rows, written by as many at once. */
async function teamWithChain(): Promise<string> {
  const { teamId } = await createTestTeam(db.database);
  const write = (at: number) =>
    db.database.forTeam(teamId).transaction((tx) =>
      tx.audit.append({
        actor: "user/test",
        action: "clusters.start",
        target: `cluster/${at}`,
        outcome: "ok",
        detail: { z: 1, a: { nested: ["ü\n", null, 0.1, true] }, at, none: undefined },
        requestId: `r-${at}`,
        address: "127.0.0.1",
      }),
    );
  await Promise.all(Array.from({ length: 20 }, (_, at) => write(at)));
  return teamId;
}

const chain = (teamId: string) => db.database.forTeam(teamId).transaction((tx) => tx.audit.chain());

test("20 writers at once make one chain, and it pages from the newest", async () => {
  const teamId = await teamWithChain();
  const rows = await chain(teamId);
  expect(rows.map((row) => row.sequence)).toEqual(Array.from({ length: 20 }, (_, at) => at + 1));
  expect(verifyAuditChain(rows)).toEqual({ ok: true, head: rows.at(-1)!.hash });
  const team = db.database.forTeam(teamId);
  const first = await team.transaction((tx) => tx.audit.list({ limit: 15 }));
  const second = await team.transaction((tx) => tx.audit.list({ limit: 15, cursor: first.nextCursor! }));
  expect([...first.items, ...second.items].map((row) => row.sequence)).toEqual(rows.map((row) => row.sequence).reverse());
  expect(second.nextCursor).toBeNull();
});

test.each(["UPDATE audit_entry SET actor = 'x'", "DELETE FROM audit_entry", "TRUNCATE audit_entry"])(
  "not even the owner may: %s",
  async (sql) => {
    await expect(admin.query(sql)).rejects.toThrow("never changed or deleted");
  },
);

test.each([
  ["a changed detail", "UPDATE audit_entry SET detail = '{}' WHERE team_id = $1 AND sequence = 7", 7],
  ["a changed time", "UPDATE audit_entry SET time = time + interval '1 second' WHERE team_id = $1 AND sequence = 9", 9],
  ["a changed hash", "UPDATE audit_entry SET hash = repeat('a', 64) WHERE team_id = $1 AND sequence = 20", 20],
  ["a deleted row", "DELETE FROM audit_entry WHERE team_id = $1 AND sequence = 5", 5],
  ["a deleted first row", "DELETE FROM audit_entry WHERE team_id = $1 AND sequence = 1", 1],
  ["two rows in each other's place", "UPDATE audit_entry SET sequence = 100 + 7 - sequence WHERE team_id = $1 AND sequence IN (3, 4)", 3],
  ["a cut tail", "DELETE FROM audit_entry WHERE team_id = $1 AND sequence > 15", 16],
])("%s is found", async (_, sql, sequence) => {
  const teamId = await teamWithChain();
  const head = (await chain(teamId)).at(-1)!.hash;
  await admin.query("ALTER TABLE audit_entry DISABLE TRIGGER insert_only");
  await admin.query(sql, [teamId]);
  await admin.query("UPDATE audit_entry SET sequence = sequence - 100 WHERE team_id = $1 AND sequence > 100", [teamId]);
  await admin.query("ALTER TABLE audit_entry ENABLE TRIGGER insert_only");
  expect(verifyAuditChain(await chain(teamId), head)).toMatchObject({ ok: false, sequence });
});
