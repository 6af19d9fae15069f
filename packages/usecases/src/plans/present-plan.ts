import type { PlanRow } from "@slipway/db";
import type { PlanDocument } from "./schemas.ts";

/** The plan as users read it: without the ids and hashes that only its execution needs. */
export function presentPlan({ plan, ...row }: PlanRow, hasChanges: boolean): PlanDocument {
  const { changes, placements, unplaced, steps, price } = plan;
  return { ...row, hasChanges, changes, placements, unplaced, steps, price };
}
