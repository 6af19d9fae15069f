import { errorFields } from "../log.ts";
import type { WorkerDeps } from "../worker-deps.ts";
import { sweeping } from "./sweeping.ts";

const TURN_MS = 60_000;
/** A deletion that has just been confirmed may still be listed. */
const GONE_FOR_MS = 60_000;
/** A fault of ours must not empty a provider at one stroke. */
const MAX_REMOVALS = 5;

type SweepDeps = Pick<WorkerDeps, "system" | "providers" | "timeDivisor" | "log">;

/**
 * Removes this install's machines that belong to nothing any more: made by a call that was under way when their row ended.
 * Intents are committed before a provider is asked, so a machine listed before its row is looked for has one, if it is wanted.
 */
export function sweepStrays(deps: SweepDeps): { stop(): Promise<void> } {
  const { system, providers, timeDivisor, log } = deps;
  return sweeping({ name: "stray machines", turnMs: TURN_MS / timeDivisor, log, rest: "first" }, async () => {
    // A control plane that never made a machine has no business with a provider.
    if (!(await system.hasMachines())) return;
    let left = MAX_REMOVALS;
    for (const provider of providers.values()) {
      const listed = (await provider.listMachines({})).map(({ machineId }) => machineId);
      const strays = (await system.strayMachines(listed, GONE_FOR_MS / timeDivisor)).slice(0, left);
      left -= strays.length;
      for (const machineId of strays) await remove(deps, provider.name, machineId);
    }
  });
}

/** What cannot be removed now is found again. */
async function remove({ providers, log }: SweepDeps, provider: string, machineId: string): Promise<void> {
  try {
    await providers.get(provider)?.deleteMachine(machineId);
    log.warn("stray machine removed", { provider, machineId });
  } catch (error) {
    log.warn("stray machine not removed", { provider, machineId, ...errorFields(error) });
  }
}
