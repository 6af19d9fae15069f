import { randomBytes } from "node:crypto";
import pg from "pg";
import type { Export, Head, Row } from "./export-file.ts";

/** Copies of teams' audit logs, in a database of their own, for whoever is its superuser. */
export interface ScratchLog {
  /** What would be exported after `tamper`; nothing of it stays. */
  after(tamper: (client: pg.Client) => Promise<unknown>): Promise<Pick<Export, "rows" | "head">>;
  close(): Promise<void>;
}

const TABLES = `
  CREATE TABLE audit_entry (
    team_id uuid NOT NULL, sequence integer NOT NULL, time timestamptz(3) NOT NULL, actor text NOT NULL, action text NOT NULL, target text NOT NULL,
    outcome text NOT NULL, detail jsonb NOT NULL, request_id text NOT NULL, address text NOT NULL, prev_hash text NOT NULL, hash text NOT NULL,
    PRIMARY KEY (team_id, sequence) DEFERRABLE INITIALLY DEFERRED);
  CREATE TABLE audit_head (team_id uuid PRIMARY KEY, sequence integer NOT NULL, hash text NOT NULL, seal text NOT NULL);`;

/** On the install's own server, beside its database and not in it. */
export async function scratchLog(adminUrl: string, logs: readonly Export[]): Promise<ScratchLog> {
  const name = `attack_${randomBytes(6).toString("hex")}`;
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name}`);
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  await client.query(TABLES);
  for (const log of logs) await fill(client, log);
  const teamId = logs[0]?.header.teamId ?? "";
  return {
    async after(tamper) {
      await client.query("BEGIN");
      try {
        await tamper(client);
        return await exportedFrom(client, teamId);
      } finally {
        await client.query("ROLLBACK");
      }
    },
    async close() {
      await client.end();
      await admin.query(`DROP DATABASE ${name}`);
      await admin.end();
    },
  };
}

async function fill(client: pg.Client, { rows, head }: Export): Promise<void> {
  for (const row of rows) await insertRow(client, row);
  if (head) await client.query("INSERT INTO audit_head VALUES ($1, $2, $3, $4)", [head.teamId, head.sequence, head.hash, head.seal]);
}

async function insertRow(client: pg.Client, row: Row): Promise<void> {
  const { teamId, sequence, time, actor, action, target, outcome, detail, requestId, address, prevHash, hash } = row;
  const values = [teamId, sequence, time, actor, action, target, outcome, JSON.stringify(detail), requestId, address, prevHash, hash];
  await client.query("INSERT INTO audit_entry VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)", values);
}

/** All of the team's rows written anew. */
export async function replaceRows(client: pg.Client, teamId: string, rows: readonly Row[]): Promise<void> {
  await client.query("DELETE FROM audit_entry WHERE team_id = $1", [teamId]);
  for (const row of rows) await insertRow(client, row);
}

async function exportedFrom(client: pg.Client, teamId: string): Promise<{ rows: Row[]; head: Head | null }> {
  const rows = await client.query<Omit<Row, "time"> & { time: Date }>(
    `SELECT team_id AS "teamId", sequence, time, actor, action, target, outcome, detail, request_id AS "requestId", address,
       prev_hash AS "prevHash", hash FROM audit_entry WHERE team_id = $1 ORDER BY audit_entry.sequence`,
    [teamId],
  );
  const heads = await client.query<Head>(`SELECT team_id AS "teamId", sequence, hash, seal FROM audit_head WHERE team_id = $1`, [teamId]);
  return { rows: rows.rows.map((row) => ({ ...row, time: row.time.toISOString() })), head: heads.rows[0] ?? null };
}
