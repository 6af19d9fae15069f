import type { Verdict } from "./case-queue.ts";
import { type CrashCase, caseId } from "./crash-case.ts";
import { pastResults } from "./past-results.ts";
import type { CaseOutcome, RunOutcome } from "./play-run.ts";

type Say = (line: string) => void;

/** Counts, prints and remembers what became of each case. */
export interface Tally {
  /** It has passed in a matrix that this one goes on from. */
  isDone(one: CrashCase): boolean;
  add(outcome: CaseOutcome): void;
  /** Something went wrong that is no case's fault. */
  fail(what: string, problems: readonly string[]): void;
  total(): { passed: number; failed: number };
}

export function tally(resume: string | undefined, say: Say): Tally {
  const past = pastResults(resume);
  const counts: Record<Verdict, number> = { passed: past.passed.size, failed: 0, "not reached": 0 };
  if (counts.passed > 0) say(`${counts.passed} passed before, by ${resume}`);
  return {
    isDone: (one) => past.passed.has(caseId(one)),
    add(outcome) {
      counts[outcome.verdict] += 1;
      past.add({ id: caseId(outcome.one), verdict: outcome.verdict, tookMs: Math.round(outcome.tookMs) });
      say(lineOf(outcome));
    },
    fail(what, problems) {
      counts.failed += 1;
      say(`FAIL ${what}: ${problems.join("\n       ")}`);
    },
    total() {
      const { passed, failed, "not reached": missed } = counts;
      if (missed > 0) say(`${missed} times a crash was not reached: tried again, or another case took its place`);
      return { passed, failed };
    },
  };
}

const signs: Record<Verdict, string> = { passed: "ok  ", failed: "FAIL", "not reached": "--  " };

function lineOf({ one, verdict, tookMs, problem }: CaseOutcome): string {
  const line = `${signs[verdict]} ${caseId(one).padEnd(44)} ${(tookMs / 1000).toFixed(1).padStart(6)} s`;
  return `${line}${verdict === "not reached" ? " not reached" : ""}${problem ? `\n       ${problem}` : ""}`;
}

/** A run that went wrong without a crash has no case to blame. */
export const isNobodysFault = ({ problems, cases }: RunOutcome): boolean =>
  problems.length > 0 && !cases.some(({ verdict }) => verdict === "failed");
