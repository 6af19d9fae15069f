import type { Part, PartResult } from "./part.ts";
import { runPart } from "./run-part.ts";

interface RunOptions {
  /** How many parts run side by side. */
  concurrency: number;
  /** Folder for the parts' reports. */
  reports: string;
}

const OUTPUT_LINES = 80;
const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** Runs the parts in order, says how each went and how long it took, and prints the sums as the last line of stdout. */
export async function runParts(parts: Part[], options: RunOptions): Promise<boolean> {
  const startedMs = performance.now();
  const waiting = [...parts];
  const results: PartResult[] = [];
  const work = async () => {
    for (let part = waiting.shift(); part; part = waiting.shift()) {
      const result = await runPart(part, options.reports);
      results.push(result);
      tell(result);
    }
  };
  await Promise.all(Array.from({ length: options.concurrency }, work));
  const sum = (pick: (result: PartResult) => number): number => results.reduce((total, result) => total + pick(result), 0);
  const failed = sum((result) => result.failed);
  say(`\n${results.length} parts in ${seconds(performance.now() - startedMs)}`);
  process.stdout.write(`${sum((result) => result.passed)} passed, ${failed} failed\n`);
  return failed === 0;
}

function tell({ name, passed, failed, skipped, durationMs, trouble, output }: PartResult): void {
  const counts = `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
  say(`${failed === 0 ? "✓" : "✗"} ${name.padEnd(28)} ${seconds(durationMs).padStart(8)}  ${counts}${trouble ? ` (${trouble})` : ""}`);
  if (failed > 0)
    say(
      output
        .trimEnd()
        .split("\n")
        .slice(-OUTPUT_LINES)
        .map((line) => `    ${line}`)
        .join("\n"),
    );
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
