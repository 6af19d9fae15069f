import type { StepContext } from "./step-context.ts";
import { firstLeader, leads, livingManagers, type Manager } from "./swarm-managers.ts";
import { pause } from "./wait.ts";

const POLL_MS = 500;

/**
 * Whoever can have decisions made, `own` first; null: nobody, nor will there be. Others that live may be electing, and an engine that has just
 * started may be finding its leader: then not before `electionMs`.
 */
export async function awaitLeader(context: StepContext, own: Manager, electionMs: number): Promise<Manager | null> {
  const others = await livingManagers(context, own.machine.id);
  const electedBy = performance.now() + electionMs;
  for (;;) {
    if (await leads(own.reached.engine)) return own;
    const leader = await firstLeader(context, others);
    if (leader) return leader;
    const mayCome = others.length > 0 || (await own.reached.engine.swarmStatus()).state === "pending";
    if (!mayCome || performance.now() >= electedBy) return null;
    await pause(POLL_MS, context.signal);
  }
}
