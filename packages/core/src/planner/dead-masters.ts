import type { NodeOutlook } from "./node-outlook.ts";
import type { PlanDraft } from "./plan-draft.ts";

/** Keys of a step for each master's machine that ends or has ended. */
export function deadMasters({ outlooks }: PlanDraft, keyOf: (outlook: NodeOutlook, machineId: string) => string): string[] {
  return outlooks.filter(({ role }) => role === "master").flatMap((outlook) => outlook.fenced.map(({ id }) => keyOf(outlook, id)));
}
