import type { PlanDraft } from "./plan-draft.ts";
import { stepKey } from "./step-graph.ts";

/** What brings a manager about, when none answers yet. */
export function managerKeys({ swarm }: PlanDraft): string[] {
  return swarm.manager ? [stepKey("swarm.init", swarm.manager.name), stepKey("swarm.restore", swarm.manager.name)] : [];
}
