import type { MachineRecord, StepRecord, TaskRecord } from "@slipway/core/ports";
import type { Machine } from "../generated/prisma/client.ts";
import { notFound } from "../rows.ts";
import { inOrder, type Statements } from "../statements.ts";
import { toMachineRecord, withNodesOf } from "./machine-rows.ts";
import {
  type NodeOfMachine,
  selectAllocations,
  selectAllocationsOf,
  selectLivingMachines,
  selectMachines,
  selectNodes,
  selectNodesOf,
  selectSteps,
  selectTasks,
  selectTasksOf,
} from "./raw-rows.ts";
import { toStepRecord } from "./steps.ts";
import { toTaskRecord, withAllocationsOf } from "./task-rows.ts";

/** What steps read, by the name under which they ask for it. */
export interface StepReads {
  step: StepRecord;
  machine: MachineRecord;
  task: TaskRecord;
  /** The living machines of the cluster with that id. */
  machinesOf: MachineRecord[];
}

export interface StepRead {
  kind: keyof StepReads;
  id: string;
}

type Record = StepReads[keyof StepReads];

/** Many reads as one transaction, a statement or two for each kind. What is not there fails by itself. */
export async function readBatch(tx: Statements, asked: readonly StepRead[]): Promise<PromiseSettledResult<Record>[]> {
  const kinds = [...Map.groupBy(asked, ({ kind }) => kind)];
  const found = new Map<string, Map<string, Record>>();
  await Promise.all(
    kinds.map(async ([kind, same]) => {
      found.set(kind, await readers[kind](tx, [...new Set(same.map(({ id }) => id))]));
    }),
  );
  return asked.map(({ kind, id }) => {
    const value = found.get(kind)?.get(id);
    return value ? { status: "fulfilled", value } : { status: "rejected", reason: notFound(kind, id) };
  });
}

type Reader<Kind extends keyof StepReads> = (tx: Statements, ids: string[]) => Promise<Map<string, StepReads[Kind]>>;

const readers: { [Kind in keyof StepReads]: Reader<Kind> } = {
  step: async (tx, ids) => byId((await selectSteps(tx, ids)).map(toStepRecord)),

  async machine(tx, ids) {
    const [machines, nodes] = await Promise.all([selectMachines(tx, ids), selectNodesOf(tx, ids)]);
    return byId(machineRecords(machines, nodes));
  },

  async task(tx, ids) {
    const [tasks, allocations] = await Promise.all([selectTasks(tx, ids), selectAllocations(tx, ids)]);
    return byId(withAllocationsOf(tasks, allocations).map(({ task, allocation }) => toTaskRecord(task, allocation)));
  },

  async machinesOf(tx, clusterIds) {
    const [machines, nodes] = await Promise.all([selectLivingMachines(tx, clusterIds), selectNodes(tx, clusterIds)]);
    const byCluster = Map.groupBy(machineRecords(machines, nodes), ({ clusterId }) => clusterId);
    return new Map(clusterIds.map((id) => [id, byCluster.get(id) ?? []]));
  },
};

/** Those that have not ended. */
export async function readTasksOf(tx: Statements, clusterId: string): Promise<TaskRecord[]> {
  const [tasks, allocations] = await inOrder(
    tx,
    () => selectTasksOf(tx, clusterId),
    () => selectAllocationsOf(tx, clusterId),
  );
  return withAllocationsOf(tasks, allocations).map(({ task, allocation }) => toTaskRecord(task, allocation));
}

const machineRecords = (machines: Machine[], nodes: NodeOfMachine[]): MachineRecord[] =>
  withNodesOf(machines, nodes).map(({ machine, node }) => toMachineRecord(machine, node));

function byId<One extends { id: string }>(records: One[]): Map<string, One> {
  return new Map(records.map((record) => [record.id, record]));
}
