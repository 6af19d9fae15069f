import type { LogQuery } from "@slipway/core/ports";
import type { MachineRow, TeamTx } from "@slipway/db";
import type { z } from "zod";
import { findCluster } from "../clusters/find-cluster.ts";
import { found } from "../paging/not-found.ts";
import { findTask } from "../tasks/find-task.ts";
import type { logFilters } from "./schemas.ts";

const ALL = 200_000;

/** What is read: everything of a query but where in the log. */
export type LogSource = Omit<LogQuery, "after" | "before" | "order" | "limit">;

type Filters = { cluster: string } & { [Name in keyof typeof logFilters]?: z.output<(typeof logFilters)[Name]> };

/** NOT_FOUND for a cluster, task or machine that is not the team's. */
export async function findLogSource(tx: TeamTx, { cluster, task, machine, ...filters }: Filters): Promise<LogSource> {
  const row = await findCluster(tx, cluster);
  const taskId = task === undefined ? undefined : (await findTask(tx, row, task)).id;
  const machineId = machine === undefined ? undefined : (await findMachineEver(tx, row.id, machine)).id;
  return { ...filters, clusterId: row.id, taskId, machineId };
}

/** Logs outlive their machine. */
async function findMachineEver(tx: TeamTx, clusterId: string, idOrName: string): Promise<MachineRow> {
  const byId = await tx.machines.find(idOrName);
  if (byId) return found(byId.clusterId === clusterId ? byId : null, "machine");
  const { items } = await tx.machines.list({ clusterId, includeGone: true, limit: ALL });
  return found(items.findLast(({ nodeName }) => nodeName === idOrName) ?? null, "machine");
}
