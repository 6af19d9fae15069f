import { describeValue } from "./describe-value.ts";
import { recordFault } from "./record-fault.ts";

const MAX_COUNT = 100_000;

/** The `n` of `replicate(n)`; a wrong one is recorded and counts as 1. */
export function replicateCount(given: unknown): number {
  if (typeof given === "number" && Number.isInteger(given) && given >= 0 && given <= MAX_COUNT) return given;
  recordFault(`replicate must be given a whole number from 0 to ${MAX_COUNT} (was: ${describeValue(given)})`);
  return 1;
}
