import type { ClusterRow, TeamTx } from "@slipway/db";
import { found } from "../paging/not-found.ts";

/** By id or name. NOT_FOUND. */
export async function findCluster(tx: TeamTx, idOrName: string): Promise<ClusterRow> {
  return found((await tx.clusters.find(idOrName)) ?? (await tx.clusters.findByName(idOrName)), "cluster");
}
