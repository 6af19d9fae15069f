import type { TaskState } from "@slipway/core/lifecycle";
import type { TaskRecord } from "@slipway/core/ports";
import type { Tx } from "../connections.ts";
import type { Allocation, Task } from "../generated/prisma/client.ts";
import { isoTimeOrNull } from "../json.ts";

export function toTaskRecord(row: Task, allocation: Allocation | undefined): TaskRecord {
  return {
    id: row.id,
    clusterId: row.clusterId,
    service: row.service,
    slot: row.slot,
    name: row.name,
    nodeId: row.nodeId,
    machineId: row.machineId,
    configHash: row.configHash,
    firewallHash: row.firewallHash,
    address: row.address,
    publicPorts: allocation?.publicPorts ?? [],
    state: row.state as TaskState,
    reason: row.reason,
    startedAt: isoTimeOrNull(row.startedAt),
    restartCount: row.restartCount,
  };
}

export async function withAllocations(tx: Tx, tasks: Task[]): Promise<{ task: Task; allocation: Allocation | undefined }[]> {
  const allocations = await tx.allocation.findMany({ where: { taskId: { in: tasks.map((task) => task.id) } } });
  return withAllocationsOf(tasks, allocations);
}

export function withAllocationsOf(tasks: Task[], allocations: Allocation[]): { task: Task; allocation: Allocation | undefined }[] {
  const byTask = new Map(allocations.map((allocation) => [allocation.taskId, allocation]));
  return tasks.map((task) => ({ task, allocation: byTask.get(task.id) }));
}
