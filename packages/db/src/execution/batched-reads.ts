import type { MachineRecord, StepRecord, TaskRecord } from "@slipway/core/ports";
import type { Machine } from "../generated/prisma/client.ts";
import { notFound } from "../rows.ts";
import { toMachineRecord, withNodes } from "./machine-rows.ts";
import type { ExecutionScope } from "./scope.ts";
import { toStepRecord } from "./steps.ts";
import { toTaskRecord, withAllocations } from "./task-rows.ts";

type Read<Record> = (scope: ExecutionScope, ids: readonly string[]) => Promise<PromiseSettledResult<Record>[]>;

export const readSteps: Read<StepRecord> = async ({ tx }, ids) => {
  const rows = await tx.step.findMany({ where: { id: { in: [...new Set(ids)] } } });
  return eachFound("step", ids, rows.map(toStepRecord));
};

export const readMachines: Read<MachineRecord> = async ({ tx }, ids) => {
  const rows = await tx.machine.findMany({ where: { id: { in: [...new Set(ids)] } } });
  return eachFound("machine", ids, await machineRecords({ tx }, rows));
};

export const readTasks: Read<TaskRecord> = async ({ tx }, ids) => {
  const rows = await tx.task.findMany({ where: { id: { in: [...new Set(ids)] } } });
  return eachFound(
    "task",
    ids,
    (await withAllocations(tx, rows)).map(({ task, allocation }) => toTaskRecord(task, allocation)),
  );
};

/** The living machines of each cluster, read once however many ask. */
export const readMachinesOf: Read<MachineRecord[]> = async ({ tx }, clusterIds) => {
  const rows = await tx.machine.findMany({
    where: { clusterId: { in: [...new Set(clusterIds)] }, state: { not: "gone" } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  const byCluster = Map.groupBy(await machineRecords({ tx }, rows), ({ clusterId }) => clusterId);
  return clusterIds.map((clusterId) => ({ status: "fulfilled", value: byCluster.get(clusterId) ?? [] }));
};

async function machineRecords({ tx }: Pick<ExecutionScope, "tx">, rows: Machine[]): Promise<MachineRecord[]> {
  return (await withNodes(tx, rows)).map(({ machine, node }) => toMachineRecord(machine, node));
}

function eachFound<Record extends { id: string }>(kind: string, ids: readonly string[], records: Record[]): PromiseSettledResult<Record>[] {
  const byId = new Map(records.map((record) => [record.id, record]));
  return ids.map((id) => {
    const value = byId.get(id);
    return value ? { status: "fulfilled", value } : { status: "rejected", reason: notFound(kind, id) };
  });
}
