import { type CrashCase, caseId } from "./crash-case.ts";

/** What became of a case: `not reached` when its crash never fired, as timing may have it, and it will be tried again or replaced. */
export type Verdict = "passed" | "failed" | "not reached";

/** The cases of one phase, in order: `wanted` of them, each crash of which has to fire. */
export interface CaseQueue {
  next(): CrashCase | undefined;
  settle(one: CrashCase, verdict: Verdict): void;
  /** Its run ended before its turn came. */
  putBack(one: CrashCase): void;
}

const MOST_TRIES = 2;

/** A case whose crash did not fire is tried once more; then the next of those left over takes its place, while there are any. */
export function caseQueue(cases: readonly CrashCase[], wanted: number): CaseQueue {
  const waiting = cases.slice(0, wanted);
  const spare = cases.slice(wanted);
  const tries = new Map<string, number>();
  return {
    next: () => waiting.shift(),
    putBack: (one) => void waiting.unshift(one),
    settle(one, verdict) {
      if (verdict !== "not reached") return;
      const tried = (tries.get(caseId(one)) ?? 0) + 1;
      tries.set(caseId(one), tried);
      const following = tried < MOST_TRIES ? one : spare.shift();
      if (following) waiting.push(following);
    },
  };
}
