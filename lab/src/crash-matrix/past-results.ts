import { execFileSync } from "node:child_process";
import { appendFileSync, existsSync, readFileSync } from "node:fs";
import type { Verdict } from "./case-queue.ts";

/** A file of results, one JSON line a case, with which an interrupted matrix goes on. */
export interface PastResults {
  /** Ids of cases that have passed. */
  passed: ReadonlySet<string>;
  add(result: { id: string; verdict: Verdict; tookMs: number }): void;
}

export function pastResults(file: string | undefined): PastResults {
  const lines = file && existsSync(file) ? readFileSync(file, "utf8").split("\n").filter(Boolean) : [];
  const known = lines.map((line) => JSON.parse(line) as { id: string; verdict: Verdict });
  const commit = file ? currentCommit() : "";
  return {
    passed: new Set(known.filter(({ verdict }) => verdict === "passed").map(({ id }) => id)),
    add(result) {
      if (file) appendFileSync(file, `${JSON.stringify({ ...result, commit })}\n`);
    },
  };
}

/** Of which code a result tells. */
function currentCommit(): string {
  try {
    return execFileSync("git", ["rev-parse", "--short", "HEAD"], { cwd: import.meta.dirname, encoding: "utf8" }).trim();
  } catch {
    return "unknown";
  }
}
