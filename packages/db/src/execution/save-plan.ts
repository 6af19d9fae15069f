import { AppError } from "@slipway/core/errors";
import type { Plan } from "@slipway/core/planner";
import type { SavedStep } from "@slipway/core/ports";
import type { Operation } from "../generated/prisma/client.ts";
import { toJson } from "../json.ts";
import { newId } from "../new-id.ts";
import { type NewEvent, recordEvents } from "../record-events.ts";
import { lockClusterOf } from "../rows.ts";
import { machineShapes } from "./machine-shapes.ts";
import type { ExecutionScope } from "./scope.ts";
import { readRound } from "./steps.ts";

/** The round's rows, all or none, once: a round saved before is returned as it was saved. */
export async function savePlan(
  scope: ExecutionScope,
  { operationId, round, plan }: { operationId: string; round: number; plan: Plan },
): Promise<SavedStep[]> {
  const { tx, teamId } = scope;
  const clusterId = await lockClusterOf(tx, operationId);
  if (await tx.operationRound.findUnique({ where: { operationId_round: { operationId, round } }, select: { round: true } })) {
    return readRound(scope, operationId, round);
  }
  const operation = await tx.operation.findUniqueOrThrow({ where: { id: operationId } });
  await tx.operationRound.create({ data: { operationId, round, teamId, document: toJson(plan) } });
  await saveMachines(scope, operation, plan);
  await saveTasks(scope, clusterId, plan);
  await retireNodes(scope, clusterId, plan.retireNodeIds);
  await tx.cluster.update({ where: { id: clusterId }, data: { slices: toJson(plan.slices) } });
  await saveSteps(scope, { operationId, round }, plan);
  await recordEvents(tx, clusterId, planEvents(operationId, round, plan));
  return readRound(scope, operationId, round);
}

async function saveMachines({ tx, teamId }: ExecutionScope, operation: Operation, plan: Plan): Promise<void> {
  const { clusterId } = operation;
  await tx.node.createMany({ data: plan.nodes.map((node) => ({ ...node, teamId, clusterId })) });
  if (plan.machines.length === 0) return;
  const shapeOf = await machineShapes({ tx, teamId }, operation);
  await tx.machine.createMany({
    data: plan.machines.map((machine) => ({ ...machine, teamId, clusterId, shape: toJson(shapeOf(machine)) })),
  });
}

async function saveTasks({ tx, teamId }: ExecutionScope, clusterId: string, { tasks }: Plan): Promise<void> {
  await tx.task.createMany({
    data: tasks.map(({ publicPorts: _, cpu: __, memoryMib: ___, ...task }) => ({ ...task, teamId, clusterId })),
  });
  await tx.allocation.createMany({
    data: tasks.map(({ id: taskId, nodeId, cpu, memoryMib, publicPorts }) => ({
      taskId,
      teamId,
      clusterId,
      nodeId,
      cpu,
      memoryMib,
      publicPorts,
    })),
  });
}

/** The newest plan alone says who retires: a node that an earlier one gave up and this one keeps is back. */
async function retireNodes({ tx, now }: ExecutionScope, clusterId: string, retireNodeIds: string[]): Promise<void> {
  await tx.node.updateMany({ where: { id: { in: retireNodeIds }, clusterId, retiredAt: null }, data: { retiredAt: now } });
  const alive = await tx.machine.findMany({ where: { clusterId, state: { not: "gone" } }, select: { nodeId: true } });
  const kept = alive.map((machine) => machine.nodeId).filter((id) => !retireNodeIds.includes(id));
  await tx.node.updateMany({ where: { id: { in: kept }, retiredAt: { not: null } }, data: { retiredAt: null } });
}

async function saveSteps({ tx, teamId }: ExecutionScope, of: { operationId: string; round: number }, { steps }: Plan): Promise<void> {
  const ids = new Map(steps.map((step) => [step.key, newId()]));
  const idOf = (key: string): string => {
    const id = ids.get(key);
    if (id === undefined) throw new AppError("INTERNAL", `The plan has no step ${key}.`);
    return id;
  };
  await tx.step.createMany({
    data: steps.map(({ key, kind, nodeId, input, dependsOn, estimateMs }, ordinal) => ({
      ...of,
      id: idOf(key),
      teamId,
      ordinal,
      key,
      kind,
      nodeId,
      input: toJson(input),
      dependsOn: dependsOn.map(idOf),
      estimateMs,
    })),
  });
}

function planEvents(operationId: string, round: number, plan: Plan): NewEvent[] {
  const { machines, tasks, steps, unplaced } = plan;
  const counts = { machines: machines.length, tasks: tasks.length, steps: steps.length, unplaced: unplaced.length };
  const placed = tasks.map(
    ({ id: taskId, name: task, service, nodeId }) =>
      ({ type: "task.placed", operationId, data: { taskId, task, service, nodeId } }) as const,
  );
  const intended = machines.map(
    ({ id: machineId, nodeId, provider }) => ({ type: "machine.intended", operationId, data: { machineId, nodeId, provider } }) as const,
  );
  return [{ type: "operation.planned", operationId, data: { round, ...counts } }, ...intended, ...placed];
}
