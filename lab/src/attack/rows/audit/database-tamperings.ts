import type pg from "pg";
import { chained, type Export } from "./export-file.ts";
import { replaceRows } from "./scratch-log.ts";

/** What a superuser of the database does to the rows or the seal. */
export type Tampering = [name: string, tamper: (client: pg.Client) => Promise<unknown>];

/** `ours` is tampered with; `theirs` lies beside it, `early` is what `ours` was some time ago. */
export interface Logs {
  ours: Export;
  theirs: Export;
  early: Export;
}

function changedFields(teamId: string): Tampering[] {
  const changes: [string, string][] = [
    ["actor", "'user/nobody'"],
    ["action", "'teams.get'"],
    ["target", "'cluster/another'"],
    ["outcome", "CASE outcome WHEN 'denied' THEN 'done' ELSE 'denied' END"],
    ["detail", `detail || '{"added": true}'`],
    ["time", "time + interval '1 millisecond'"],
    ["request_id", "'another'"],
    ["address", "'203.0.113.7'"],
    ["prev_hash", "repeat('a', 64)"],
    ["hash", "repeat('a', 64)"],
  ];
  return changes.map(([column, value]) => [
    `a changed ${column}`,
    (client) => client.query(`UPDATE audit_entry SET ${column} = ${value} WHERE team_id = $1 AND sequence = 3`, [teamId]),
  ]);
}

function movedRows(teamId: string, end: number): Tampering[] {
  const sql =
    (text: string, ...values: unknown[]) =>
    (client: pg.Client) =>
      client.query(text, [teamId, ...values]);
  const removed = (from: number, to: number) => sql("DELETE FROM audit_entry WHERE team_id = $1 AND sequence BETWEEN $2 AND $3", from, to);
  const swap = sql("UPDATE audit_entry SET sequence = 9 - sequence WHERE team_id = $1 AND sequence IN (4, 5)");
  return [
    ["a deleted row", removed(5, 5)],
    ["a deleted first row", removed(1, 1)],
    ["a deleted last row", removed(end, end)],
    ["a cut tail", removed(end - 4, end)],
    ["every row deleted", removed(1, end)],
    ["two rows in each other's place", swap],
    [
      "a deleted row, and those behind it moved up",
      async (client) => {
        await removed(5, 5)(client);
        await sql("UPDATE audit_entry SET sequence = sequence - 1 WHERE team_id = $1 AND sequence > 5")(client);
      },
    ],
    [
      "a row put in between, and those behind it moved down",
      async (client) => {
        await sql("UPDATE audit_entry SET sequence = sequence + 1 WHERE team_id = $1 AND sequence > 5")(client);
        await sql(`INSERT INTO audit_entry SELECT team_id, 6, time, actor, action, target, outcome, detail, request_id, address, prev_hash, hash
          FROM audit_entry WHERE team_id = $1 AND sequence = 5`)(client);
      },
    ],
    [
      "a cut tail, and the end set back under its old seal",
      async (client) => {
        await removed(end - 4, end)(client);
        await sql(
          `UPDATE audit_head SET sequence = $2, hash = (SELECT hash FROM audit_entry e WHERE e.team_id = $1 AND e.sequence = $2)
          WHERE team_id = $1`,
          end - 5,
        )(client);
      },
    ],
    ["the seal taken away", sql("DELETE FROM audit_head WHERE team_id = $1")],
    ["the seal made of nothing", sql("UPDATE audit_head SET seal = '' WHERE team_id = $1")],
  ];
}

function rewrittenRows({ ours, theirs }: Logs): Tampering[] {
  const { rows, header } = ours;
  const { teamId } = header;
  const end = rows.length;
  const innocent = chained(rows.map((row) => ({ ...row, actor: "user/innocent" })));
  const longer = chained([...rows, ...rows.slice(-1)]);
  const asOurs = chained(theirs.rows.map((row) => ({ ...row, teamId })));
  const headTo = (client: pg.Client, hash: string | undefined, sequence: number) =>
    client.query("UPDATE audit_head SET hash = $2, sequence = $3 WHERE team_id = $1", [teamId, hash, sequence]);
  return [
    ["every row changed and hashed anew", (client) => replaceRows(client, teamId, innocent)],
    [
      "every row changed and hashed anew, and the end set to it under its old seal",
      async (client) => {
        await replaceRows(client, teamId, innocent);
        await headTo(client, innocent.at(-1)?.hash, end);
      },
    ],
    ["a row added with a good hash", (client) => replaceRows(client, teamId, longer)],
    ["another team's rows in place of its own", (client) => replaceRows(client, teamId, asOurs)],
    [
      "both teams' logs in each other's place",
      async (client) => {
        const swap = "CASE team_id WHEN $1::uuid THEN $2::uuid ELSE $1::uuid END";
        for (const table of ["audit_entry", "audit_head"])
          await client.query(`UPDATE ${table} SET team_id = '00000000-0000-0000-0000-000000000000' WHERE team_id = $1`, [teamId]);
        for (const table of ["audit_entry", "audit_head"])
          await client.query(`UPDATE ${table} SET team_id = ${swap} WHERE team_id = $2`, [teamId, theirs.header.teamId]);
      },
    ],
    [
      "another team's seal",
      (client) =>
        client.query("UPDATE audit_head SET seal = (SELECT seal FROM audit_head WHERE team_id = $2) WHERE team_id = $1", [
          teamId,
          theirs.header.teamId,
        ]),
    ],
  ];
}

export const tamperings = (logs: Logs): Tampering[] => [
  ...changedFields(logs.ours.header.teamId),
  ...movedRows(logs.ours.header.teamId, logs.ours.rows.length),
  ...rewrittenRows(logs),
];
