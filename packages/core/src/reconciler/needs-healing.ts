import type { ClusterSpec } from "../blueprint/index.ts";
import { type ClusterSnapshot, planConvergence } from "../planner/index.ts";

export interface HealingNeed {
  /** Empty: nothing can be put right now. */
  reasons: string[];
  /** When a crashed task may be started again, milliseconds since the epoch; null: nothing waits. */
  wakeAt: number | null;
  /** Tasks that should run and can be started nowhere. */
  unplaced: string[];
}

/** What broke and can be put right now: exactly what a heal's plan would do. An edit, or a changed secret, is no breakage. */
export function needsHealing(target: ClusterSpec | null, snapshot: ClusterSnapshot, now: number): HealingNeed {
  const plan = planConvergence({ target, snapshot, now, seed: "", prices: () => 0, healOnly: true });
  const told = plan.changes.map(({ subject, name, reason }) => `${subject} ${name}: ${reason}`);
  const reasons = told.length > 0 ? told : plan.steps.map(({ key }) => key);
  return {
    reasons: plan.steps.length > 0 ? reasons : [],
    wakeAt: nextWake(snapshot, now),
    unplaced: plan.unplaced.map(({ task }) => task),
  };
}

function nextWake({ tasks }: ClusterSnapshot, now: number): number | null {
  const times = tasks.flatMap(({ notBefore, state }) => (notBefore !== null && notBefore > now && state !== "running" ? [notBefore] : []));
  return times.length > 0 ? times.reduce((least, time) => Math.min(least, time)) : null;
}
