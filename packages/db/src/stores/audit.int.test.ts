import { createPublicKey, verify } from "node:crypto";
import { AUDIT_FORMAT, type AuditVerdict, exportVerifier } from "@slipway/core/audit";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
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

/** What the API exports and `slipway audit verify` reads. */
async function exported(teamId: string): Promise<AuditVerdict> {
  const { rows, head, publicKey } = await db.database.forTeam(teamId).transaction(async (tx) => ({
    rows: await tx.audit.page({ after: 0, limit: 1_000 }),
    head: await tx.audit.head(),
    publicKey: tx.audit.publicKey,
  }));
  const verifier = exportVerifier({ isSealed });
  const header = { format: AUDIT_FORMAT, teamId, team: "t", exportedAt: "2026-01-01T00:00:00.000Z", publicKey };
  for (const line of [header, ...rows, { rows: rows.length, head }]) verifier.line(JSON.stringify(line));
  return verifier.verdict();
}

function isSealed(text: string, seal: string, publicKey: string): boolean {
  const key = createPublicKey({ key: Buffer.from(publicKey, "base64"), format: "der", type: "spki" });
  return verify(null, Buffer.from(text), key, Buffer.from(seal, "base64"));
}

test("20 writers at once make one sealed chain, and it pages from the newest", async () => {
  const teamId = await teamWithChain();
  expect(await exported(teamId)).toMatchObject({ ok: true, rows: 20, problems: [] });
  const team = db.database.forTeam(teamId);
  const first = await team.transaction((tx) => tx.audit.list({ limit: 15 }));
  const second = await team.transaction((tx) => tx.audit.list({ limit: 15, cursor: first.nextCursor! }));
  expect([...first.items, ...second.items].map((row) => row.sequence)).toEqual(Array.from({ length: 20 }, (_, at) => 20 - at));
  expect(second.nextCursor).toBeNull();
});

test.each(["UPDATE audit_entry SET actor = 'x'", "DELETE FROM audit_entry", "TRUNCATE audit_entry"])(
  "not even the owner may: %s",
  async (sql) => {
    await expect(admin.query(sql)).rejects.toThrow("never changed or deleted");
  },
);

const rehash = `
  DO $$ DECLARE r record; prev text := repeat('0', 64);
  BEGIN
    FOR r IN SELECT * FROM audit_entry WHERE team_id = 'TEAM' ORDER BY sequence LOOP
      prev := encode(sha256(convert_to(prev || r.sequence, 'UTF8')), 'hex');
      UPDATE audit_entry SET prev_hash = coalesce((SELECT hash FROM audit_entry WHERE team_id = 'TEAM' AND sequence = r.sequence - 1), repeat('0', 64)),
        hash = prev WHERE team_id = 'TEAM' AND sequence = r.sequence;
    END LOOP;
  END $$`;

/** As the database's superuser, with the guard taken off: what was done to the rows (or to the seal), and the first thing that is found. */
const tamperings: [string, string[], RegExp][] = [
  ["a changed detail", ["UPDATE audit_entry SET detail = '{}' WHERE team_id = 'TEAM' AND sequence = 7"], /row 7 has been changed/],
  ["a changed actor", ["UPDATE audit_entry SET actor = 'user/nobody' WHERE team_id = 'TEAM' AND sequence = 1"], /row 1 has been changed/],
  [
    "a changed time",
    ["UPDATE audit_entry SET time = time + interval '1 second' WHERE team_id = 'TEAM' AND sequence = 9"],
    /row 9 has been changed/,
  ],
  ["a changed hash", ["UPDATE audit_entry SET hash = repeat('a', 64) WHERE team_id = 'TEAM' AND sequence = 20"], /row 20 has been changed/],
  ["a deleted row", ["DELETE FROM audit_entry WHERE team_id = 'TEAM' AND sequence = 5"], /row 6 stands in place of row 5/],
  ["a deleted first row", ["DELETE FROM audit_entry WHERE team_id = 'TEAM' AND sequence = 1"], /row 2 stands in place of row 1/],
  [
    "two rows in each other's place",
    [
      "UPDATE audit_entry SET sequence = 107 - sequence WHERE team_id = 'TEAM' AND sequence IN (3, 4)",
      "UPDATE audit_entry SET sequence = sequence - 100 WHERE team_id = 'TEAM' AND sequence > 100",
    ],
    /row 3 does not continue the row before it/,
  ],
  ["a cut tail", ["DELETE FROM audit_entry WHERE team_id = 'TEAM' AND sequence > 15"], /rows 16 to 20 are missing at the end/],
  [
    "a cut tail, and the end set back with its old seal",
    [
      "DELETE FROM audit_entry WHERE team_id = 'TEAM' AND sequence > 15",
      "UPDATE audit_head SET sequence = 15, hash = (SELECT hash FROM audit_entry WHERE team_id = 'TEAM' AND sequence = 15) WHERE team_id = 'TEAM'",
    ],
    /seal of the chain's end is not genuine/,
  ],
  ["every row deleted", ["DELETE FROM audit_entry WHERE team_id = 'TEAM'"], /rows 1 to 20 are missing at the end/],
  ["every hash made anew", [rehash], /row 1 has been changed/],
  [
    "a row put in at the end",
    [
      `INSERT INTO audit_entry SELECT team_id, 21, time, actor, action, target, outcome, detail, request_id, address, hash, repeat('b', 64)
       FROM audit_entry WHERE team_id = 'TEAM' AND sequence = 20`,
    ],
    /row 21 has been changed/,
  ],
  ["the seal taken away", ["DELETE FROM audit_head WHERE team_id = 'TEAM'"], /end of the chain is not sealed/],
];

test.each(tamperings)("%s is found", async (_, statements, problem) => {
  const teamId = await teamWithChain();
  await admin.query("ALTER TABLE audit_entry DISABLE TRIGGER insert_only");
  for (const sql of statements) await admin.query(sql.replaceAll("TEAM", teamId));
  await admin.query("ALTER TABLE audit_entry ENABLE TRIGGER insert_only");
  const { ok, problems } = await exported(teamId);
  expect(ok).toBe(false);
  expect(problems[0]?.message).toMatch(problem);
});
