import type { Observation } from "@slipway/core/ports";
import { type NewEvent, recordEvents } from "../record-events.ts";
import { found, lockCluster } from "../rows.ts";
import { changeCluster } from "./clusters.ts";
import { withNodes } from "./machine-rows.ts";
import { changeMachine } from "./machines.ts";
import type { ExecutionScope } from "./scope.ts";
import { changeTask } from "./tasks.ts";

/** Writes what differs and is possible: a look may be older than what a step has recorded meanwhile. */
export async function recordObservation(scope: ExecutionScope, clusterId: string, observation: Observation): Promise<boolean> {
  const { tx } = scope;
  await lockCluster(tx, clusterId);
  // Machines first: what is lost with one is then seen as lost.
  const changes = [...(await observeMachines(scope, clusterId, observation)), ...(await observeTasks(scope, clusterId, observation))];
  const cluster = found(await tx.cluster.findUnique({ where: { id: clusterId } }), "cluster", clusterId);
  changes.push(await changeCluster(scope, cluster, { ...observation.cluster, lenient: true }));
  const made = changes.filter((events) => events !== null);
  await recordEvents(tx, clusterId, made.flat());
  return made.length > 0;
}

type Changes = Promise<(NewEvent[] | null)[]>;

async function observeMachines(scope: ExecutionScope, clusterId: string, { machines }: Observation): Changes {
  const patches = new Map(machines.map(({ id, patch }) => [id, patch]));
  if (patches.size === 0) return [];
  const rows = await scope.tx.machine.findMany({ where: { clusterId, id: { in: [...patches.keys()] } } });
  const changes: (NewEvent[] | null)[] = [];
  for (const row of await withNodes(scope.tx, rows)) {
    changes.push(await changeMachine(scope, row, { ...patches.get(row.machine.id), lenient: true }));
  }
  return changes;
}

async function observeTasks(scope: ExecutionScope, clusterId: string, { tasks }: Observation): Changes {
  const patches = new Map(tasks.map(({ id, patch }) => [id, patch]));
  if (patches.size === 0) return [];
  const rows = await scope.tx.task.findMany({ where: { clusterId, id: { in: [...patches.keys()] } } });
  const changes: (NewEvent[] | null)[] = [];
  for (const row of rows) changes.push(await changeTask(scope, row, { ...patches.get(row.id), lenient: true }));
  return changes;
}
