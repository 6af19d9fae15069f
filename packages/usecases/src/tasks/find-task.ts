import type { ClusterRow, TaskRow, TeamTx } from "@slipway/db";
import { found } from "../paging/not-found.ts";

/** By id, or by the name it holds now. NOT_FOUND. */
export async function findTask(tx: TeamTx, cluster: ClusterRow, idOrName: string): Promise<TaskRow> {
  const task = (await tx.tasks.find(idOrName)) ?? (await tx.tasks.findByName(cluster.id, idOrName));
  return found(task?.clusterId === cluster.id ? task : null, "task");
}
