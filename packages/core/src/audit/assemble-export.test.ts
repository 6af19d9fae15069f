import { expect, test } from "vitest";
import { type AuditRow, assembleExport } from "./index.ts";

const about = { teamId: "t1", team: "acme", exportedAt: "2026-11-21T12:00:00.000Z", publicKey: "key" };
const row = (sequence: number): AuditRow => ({
  teamId: "t1",
  sequence,
  time: "2026-11-21T11:00:00.000Z",
  actor: "user/u",
  action: "teams.update",
  target: "team/t1",
  outcome: "done",
  detail: {},
  requestId: "r",
  address: "127.0.0.1",
  prevHash: `${sequence - 1}`,
  hash: `${sequence}`,
});
/** A log that has `count` rows and was sealed at `sealed`. */
const log = (count: number, sealed: number) => async (after: number) => ({
  ...about,
  head: { teamId: "t1", sequence: sealed, hash: `${sealed}`, seal: "seal" },
  items: Array.from({ length: Math.min(1_000, count - after) }, (_, at) => row(after + at + 1)),
});

test("pages are put together into a header, every row in order, and a trailer", async () => {
  const { text, rows, team } = await assembleExport(log(2_300, 2_300));
  const lines = text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect({ rows, team }).toEqual({ rows: 2_300, team: "acme" });
  expect(lines[0]).toEqual({ format: "slipway-audit/1", ...about });
  expect(lines.slice(1, -1).map(({ sequence }) => sequence)).toEqual(Array.from({ length: 2_300 }, (_, at) => at + 1));
  expect(lines.at(-1)).toMatchObject({ rows: 2_300, head: { sequence: 2_300 } });
});

test("rows after the sealed end are left to the next export", async () => {
  const { rows } = await assembleExport(log(1_500, 1_200));
  expect(rows).toBe(1_200);
});
