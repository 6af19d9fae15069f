import { found } from "../rows.ts";
import type { ExecutionScope } from "./scope.ts";

/** Of the same node, the latest before this one. A machine that its provider was never asked for is no boot. */
export async function lostBoots({ tx }: ExecutionScope, machineId: string): Promise<number> {
  const { nodeId } = found(await tx.machine.findUnique({ where: { id: machineId }, select: { nodeId: true } }), "machine", machineId);
  const earlier = await tx.machine.findMany({
    where: { nodeId, id: { not: machineId }, providerId: { not: null } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: { prepared: true },
  });
  const lastGood = earlier.findIndex(({ prepared }) => prepared);
  return lastGood < 0 ? earlier.length : lastGood;
}
