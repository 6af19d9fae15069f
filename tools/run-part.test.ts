import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Part } from "./part.ts";
import { runPart } from "./run-part.ts";

const reports = mkdtempSync(join(tmpdir(), "slipway-reports-"));
const shell = (script: string, part: Partial<Part> = {}): Part => ({
  name: "a part",
  command: ["sh", "-c", script],
  timeoutMs: 5_000,
  counts: "exit",
  ...part,
});

/** A report whose one file could not be prepared: its tests were skipped, none failed. */
const unprepared = JSON.stringify({
  numPassedTests: 5,
  numFailedTests: 0,
  numPendingTests: 1,
  testResults: [{ status: "failed", assertionResults: [{ status: "skipped" }] }],
});

test.each([
  ["a check that passes", shell("exit 0"), { passed: 1, failed: 0 }],
  ["a check that fails", shell("exit 3"), { passed: 0, failed: 1 }],
  ["a last line with counts", shell("echo progress; echo '12 passed, 0 failed'", { counts: "last-line" }), { passed: 12, failed: 0 }],
  ["a last line with failures", shell("echo '12 passed, 2 failed'; exit 1", { counts: "last-line" }), { passed: 12, failed: 2 }],
  ["no last line", shell("echo hello", { counts: "last-line" }), { passed: 0, failed: 1 }],
  ["no test at all", shell("echo '0 passed, 0 failed'", { counts: "last-line" }), { passed: 0, failed: 1, trouble: "no test was run" }],
  ["a crash after good counts", shell("echo '12 passed, 0 failed'; exit 9", { counts: "last-line" }), { passed: 12, failed: 1 }],
  ["a program that is not there", { ...shell(""), command: ["/no/such/program"] }, { passed: 0, failed: 1 }],
  [
    "a vitest with a file that could not be prepared",
    shell(`echo '${unprepared}' > "\${2#*=}"`, { counts: "vitest" }),
    { passed: 5, failed: 1, skipped: 1 },
  ],
  ["a vitest that leaves no report and crashes", shell("exit 1", { counts: "vitest" }), { passed: 0, failed: 1 }],
])("%s", async (_, part, counts) => {
  expect(await runPart(part, { reports })).toMatchObject(counts);
});

test("a part that hangs is ended with all it started, and has failed", async () => {
  const result = await runPart(shell("sleep 61 & sleep 61", { timeoutMs: 200 }), { reports });
  expect(result).toMatchObject({ failed: 1, trouble: expect.stringContaining("not done") });
  expect(result.durationMs).toBeLessThan(3_000);
});

test("a part that is interrupted has failed", async () => {
  const result = await runPart(shell("sleep 61"), { reports, signal: AbortSignal.timeout(200) });
  expect(result).toMatchObject({ failed: 1, trouble: "interrupted" });
  expect(result.durationMs).toBeLessThan(3_000);
});
