import type { AttackRange } from "./attack-range.ts";
import type { AttackResult, AttackRow } from "./attack-row.ts";

export interface RowReport {
  id: string;
  title: string;
  passed: number;
  failed: AttackResult[];
  seconds: number;
}

const SHOWN_FAILURES = 15;

/** A row that breaks, or that tries nothing, has failed. */
export async function runRow(row: AttackRow, range: AttackRange, say: (line: string) => void): Promise<RowReport> {
  const started = performance.now();
  const { passed, failed } = await resultsOf(row, range);
  const seconds = Math.round((performance.now() - started) / 1_000);
  for (const { name, detail = "" } of failed.slice(0, SHOWN_FAILURES))
    say(`${row.id}  FAILED ${name}\n${detail.replaceAll(/^/gm, "      ")}`);
  if (failed.length > SHOWN_FAILURES) say(`${row.id}  and ${failed.length - SHOWN_FAILURES} more`);
  say(`${row.id.padEnd(4)}${passed} passed, ${failed.length} failed (${seconds} s)`);
  return { id: row.id, title: row.title, passed, failed, seconds };
}

async function resultsOf(row: AttackRow, range: AttackRange): Promise<{ passed: number; failed: AttackResult[] }> {
  const failed: AttackResult[] = [];
  let passed = 0;
  try {
    for await (const result of await row.run(range)) {
      if (result.passed) passed += 1;
      else failed.push(result);
    }
    if (passed + failed.length === 0) failed.push({ name: "nothing was tried", passed: false });
  } catch (error) {
    failed.push({ name: "broke off", passed: false, detail: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
  return { passed, failed };
}
