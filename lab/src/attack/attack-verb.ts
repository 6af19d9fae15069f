import path from "node:path";
import { parseArgs } from "node:util";
import type { AttackRow } from "./attack-row.ts";
import { openRange } from "./open-range.ts";
import { attackRows } from "./rows/index.ts";
import { type RowReport, runRow } from "./run-row.ts";

const usage = (): string => `attack [ROW...] [--home DIR] [-o json]
  Attacks an install of its own, or the running one in DIR, over HTTP and WebSocket, row by row; without a row, by all.
${attackRows.map(({ id, title }) => `  ${id.padEnd(4)} ${title}`).join("\n")}`;

const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** `./slipway attack`. */
export async function attackVerb(args: string[]): Promise<{ passed: number; failed: number }> {
  const options = { home: { type: "string" }, output: { type: "string", short: "o" }, help: { type: "boolean" } } as const;
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
  if (values.help) throw new Error(usage());
  const rows = chosenRows(positionals);
  const reports = await attack(rows, values.home ? path.resolve(values.home) : null);
  const sum = (count: (report: RowReport) => number): number => reports.reduce((total, report) => total + count(report), 0);
  const totals = { passed: sum(({ passed }) => passed), failed: sum(({ failed }) => failed.length) };
  if (values.output === "json") process.stdout.write(`${JSON.stringify({ ...totals, rows: reports })}\n`);
  return totals;
}

function chosenRows(ids: string[]): AttackRow[] {
  if (ids.length === 0) return attackRows;
  return ids.map((id) => {
    const row = attackRows.find((each) => each.id === id.toUpperCase());
    if (!row) throw new Error(`There is no row ${id}.\nusage: ./slipway ${usage()}`);
    return row;
  });
}

async function attack(rows: AttackRow[], home: string | null): Promise<RowReport[]> {
  const range = await openRange(home);
  // Who is stopped leaves no machine behind.
  const leave = () => void range.close().finally(() => process.exit(1));
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, leave);
  try {
    const reports: RowReport[] = [];
    for (const row of rows) reports.push(await runRow(row, range, say));
    return reports;
  } finally {
    await range.close();
  }
}
