import type { SystemStore } from "@slipway/core/ports";
import type { Connections } from "../database.ts";
import { isId } from "../page.ts";

/** Across teams: which of a provider's machines belong to nothing any more. */
export function strayMachines({ system }: Connections): Pick<SystemStore, "hasMachines" | "strayMachines"> {
  return {
    hasMachines: () => system(async (tx) => (await tx.machine.findFirst({ select: { id: true } })) !== null),

    strayMachines(machineIds, goneForMs) {
      // What bears a name that we never give is not ours to judge.
      const ours = machineIds.filter(isId);
      return system(async (tx) => {
        const rows = await tx.machine.findMany({ where: { id: { in: ours } }, select: { id: true, state: true, endedAt: true } });
        const endedLongAgo = new Date(Date.now() - goneForMs);
        const kept = new Set(rows.filter((row) => row.state !== "gone" || !row.endedAt || row.endedAt > endedLongAgo).map(({ id }) => id));
        return ours.filter((id) => !kept.has(id));
      });
    },
  };
}
