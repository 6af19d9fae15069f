import type { Part, PartResult } from "./part.ts";
import { runPart } from "./run-part.ts";

interface RunOptions {
  /** How many parts run side by side. */
  concurrency: number;
  /** Folder for the parts' reports. */
  reports: string;
  /** One JSON document on stdout instead of the last line. */
  json: boolean;
  /** Ends what runs, as failed, and starts no more. */
  signal?: AbortSignal;
  /** Clears away what a part has left. */
  afterEach?: () => Promise<void>;
}

const OUTPUT_LINES = 80;
const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** Runs the parts in order, says on stderr how each went, and prints the sums on stdout. True when all ran and passed, and something did. */
export async function runParts(parts: Part[], options: RunOptions): Promise<boolean> {
  const startedMs = performance.now();
  const waiting = [...parts];
  const results: PartResult[] = [];
  const work = async () => {
    for (let part = waiting.shift(); part && !options.signal?.aborted; part = waiting.shift()) {
      const result = await runPart(part, options);
      results.push(result);
      tell(result);
      await options.afterEach?.();
    }
  };
  await Promise.all(Array.from({ length: options.concurrency }, work));
  say(`\n${results.length} of ${parts.length} parts in ${seconds(performance.now() - startedMs)}`);
  const sums = summary(results);
  process.stdout.write(options.json ? `${JSON.stringify(sums)}\n` : `${sums.passed} passed, ${sums.failed} failed\n`);
  return results.length === parts.length && sums.failed === 0 && sums.passed > 0;
}

function summary(results: PartResult[]) {
  const parts = results.map(({ name, durationMs, passed, failed }) => ({
    name,
    seconds: Math.round(durationMs / 100) / 10,
    passed,
    failed,
  }));
  const sum = (key: "passed" | "failed"): number => parts.reduce((total, part) => total + part[key], 0);
  return { passed: sum("passed"), failed: sum("failed"), parts };
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
