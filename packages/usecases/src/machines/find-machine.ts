import type { ClusterRow, MachineRow, TeamTx } from "@slipway/db";
import { found } from "../paging/not-found.ts";

const ALL = 200_000;

/** A living machine of the cluster, by its id or its node's name. NOT_FOUND. */
export async function findMachine(tx: TeamTx, cluster: ClusterRow, idOrName: string): Promise<MachineRow> {
  const byId = await tx.machines.find(idOrName);
  if (byId) return found(byId.clusterId === cluster.id && byId.state !== "gone" ? byId : null, "machine");
  const { items } = await tx.machines.list({ clusterId: cluster.id, limit: ALL });
  return found(items.findLast((machine) => machine.nodeName === idOrName) ?? null, "machine");
}
