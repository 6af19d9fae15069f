import type { Finding } from "./witnesses.ts";

const sign: Record<Finding["verdict"], string> = { holds: "ok  ", violated: "FAIL", "not applicable yet": "n/a " };

/** One line a finding, its details below, and the closing count. */
export function printReport(findings: Finding[], print: (line: string) => void): { passed: number; failed: number } {
  for (const one of findings) {
    print(
      `${sign[one.verdict]} ${one.id.padEnd(4)} ${one.title.padEnd(28)} ${one.figure}${one.verdict === "not applicable yet" ? " (not applicable yet)" : ""}`,
    );
    for (const detail of one.details) print(`       ${detail}`);
  }
  const passed = findings.filter((one) => one.verdict === "holds").length;
  const failed = findings.filter((one) => one.verdict === "violated").length;
  return { passed, failed };
}
