import type { OperationRecord } from "@slipway/core/ports";
import type { Phase } from "./activity-types.ts";

/** What a phase of the operation converges to; null: nothing at all. */
export function targetOf(operation: OperationRecord, phase: Phase): OperationRecord["target"] {
  return phase === "forward" ? operation.target : operation.previous;
}
