import type { Observation } from "@slipway/core/ports";
import type { Task } from "../generated/prisma/client.ts";
import { recordEvents } from "../record-events.ts";
import { found, lockCluster } from "../rows.ts";
import { openChanges } from "./changes/change-set.ts";
import { changeCluster } from "./clusters.ts";
import { withNodes } from "./machine-rows.ts";
import type { ExecutionScope } from "./scope.ts";

/** Writes what differs and is possible: a look may be older than what a step has recorded meanwhile. */
export async function recordObservation(scope: ExecutionScope, clusterId: string, observation: Observation): Promise<boolean> {
  const { tx } = scope;
  await lockCluster(tx, clusterId);
  const differs = await observeParts(scope, clusterId, observation);
  const cluster = found(await tx.cluster.findUnique({ where: { id: clusterId } }), "cluster", clusterId);
  const events = await changeCluster(scope, cluster, { ...observation.cluster, lenient: true });
  await recordEvents(tx, clusterId, events ?? []);
  return differs || events !== null;
}

async function observeParts(scope: ExecutionScope, clusterId: string, { machines, tasks }: Observation): Promise<boolean> {
  if (machines.length + tasks.length === 0) return false;
  const patches = new Map(machines.map(({ id, patch }) => [id, patch]));
  const ids = [...patches.keys()];
  const machineRows = await withNodes(scope.tx, await scope.tx.machine.findMany({ where: { clusterId, id: { in: ids } } }));
  const taskRows = await observedTasks(scope, clusterId, { ids, tasks });
  const changes = openChanges(scope, taskRows);
  // Machines first: what is lost with one is then seen as lost.
  const made = machineRows.map((row) => changes.machine(row, { ...patches.get(row.machine.id), lenient: true }));
  for (const { id, patch } of tasks) {
    const task = taskRows.get(id);
    if (task) made.push(changes.task(task, { ...patch, lenient: true }));
  }
  await changes.write();
  return made.includes(true);
}

/** Those that were looked at, and those on the machines that were. */
async function observedTasks(
  { tx }: ExecutionScope,
  clusterId: string,
  { ids, tasks }: { ids: string[]; tasks: Observation["tasks"] },
): Promise<Map<string, Task>> {
  const wanted = [{ id: { in: tasks.map(({ id }) => id) } }, { machineId: { in: ids }, endedAt: null }];
  const rows = await tx.task.findMany({ where: { clusterId, OR: wanted } });
  return new Map(rows.map((row) => [row.id, row]));
}
