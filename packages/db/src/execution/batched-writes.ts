import type { MachinePatch, TaskPatch } from "@slipway/core/ports";
import type { Step, Task } from "../generated/prisma/client.ts";
import { found, lockClustersOf } from "../rows.ts";
import { type ChangeSet, openChanges } from "./changes/change-set.ts";
import type { MachineWithNode } from "./changes/machine-change.ts";
import type { StepOutcome } from "./changes/step-change.ts";
import { withNodes } from "./machine-rows.ts";
import type { ExecutionScope } from "./scope.ts";

/** What steps record, some thousand times an operation. */
export type StepWrite =
  | { kind: "beginStep"; id: string }
  | { kind: "finishStep"; id: string; outcome: StepOutcome }
  | { kind: "patchMachine"; id: string; patch: MachinePatch }
  | { kind: "patchTask"; id: string; patch: TaskPatch };

/** Many writes as one transaction of a dozen statements. One that is impossible fails by itself: nothing of it is written. */
export async function writeBatch(scope: ExecutionScope, writes: readonly StepWrite[]): Promise<PromiseSettledResult<void>[]> {
  const clusters = await lockClustersOf(scope.tx, idsByPart(writes));
  const rows = await loadRows(scope, writes);
  const changes = openChanges(scope, rows.tasks);
  const outcomes = writes.map((write) => settled(() => apply(write, { changes, clusters, ...rows })));
  await changes.write();
  return outcomes;
}

interface Rows {
  steps: Map<string, Step>;
  machines: Map<string, MachineWithNode>;
  tasks: Map<string, Task>;
}

interface Target extends Rows {
  changes: ChangeSet;
  /** Cluster by the id of its part. */
  clusters: ReadonlyMap<string, string>;
}

const partOf = { beginStep: "step", finishStep: "step", patchMachine: "machine", patchTask: "task" } as const;

function idsByPart(writes: readonly StepWrite[]): Record<"step" | "machine" | "task", string[]> {
  const ids = { step: new Set<string>(), machine: new Set<string>(), task: new Set<string>() };
  for (const { kind, id } of writes) ids[partOf[kind]].add(id);
  return { step: [...ids.step], machine: [...ids.machine], task: [...ids.task] };
}

async function loadRows({ tx }: ExecutionScope, writes: readonly StepWrite[]): Promise<Rows> {
  const ids = idsByPart(writes);
  const ending = writes.flatMap((write) => (write.kind === "patchMachine" && write.patch.state === "gone" ? [write.id] : []));
  const steps = ids.step.length > 0 ? await tx.step.findMany({ where: { id: { in: ids.step } } }) : [];
  const machines = ids.machine.length > 0 ? await withNodes(tx, await tx.machine.findMany({ where: { id: { in: ids.machine } } })) : [];
  const wanted = [{ id: { in: ids.task } }, { machineId: { in: ending }, endedAt: null }];
  const tasks = ids.task.length + ending.length > 0 ? await tx.task.findMany({ where: { OR: wanted } }) : [];
  return {
    steps: new Map(steps.map((step) => [step.id, step])),
    machines: new Map(machines.map((row) => [row.machine.id, row])),
    tasks: new Map(tasks.map((task) => [task.id, task])),
  };
}

function apply(write: StepWrite, { changes, clusters, steps, machines, tasks }: Target): void {
  const { id, kind } = write;
  const part = partOf[kind];
  const clusterId = found(clusters.get(id) ?? null, part, id);
  if (kind === "patchMachine") changes.machine(found(machines.get(id) ?? null, part, id), write.patch);
  else if (kind === "patchTask") changes.task(found(tasks.get(id) ?? null, part, id), write.patch);
  else {
    const row = { step: found(steps.get(id) ?? null, part, id), clusterId };
    if (kind === "beginStep") changes.beginStep(row);
    else changes.finishStep(row, write.outcome);
  }
}

function settled(work: () => void): PromiseSettledResult<void> {
  try {
    return { status: "fulfilled", value: work() };
  } catch (reason) {
    return { status: "rejected", reason };
  }
}
