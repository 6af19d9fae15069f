import type { StepChange } from "@slipway/core/ports";
import type { Step, Task } from "../generated/prisma/client.ts";
import { found, lockClustersOf } from "../rows.ts";
import type { Statements } from "../statements.ts";
import { type ChangeSet, openChanges } from "./changes/change-set.ts";
import type { MachineWithNode } from "./changes/machine-change.ts";
import { nextStepState, type StepOutcome } from "./changes/step-change.ts";
import { withNodesOf } from "./machine-rows.ts";
import { selectMachines, selectNodesOf, selectSteps, selectTasks, selectTasksOn } from "./raw-rows.ts";
import type { StatementScope } from "./scope.ts";

/** What steps record, some thousand times an operation. */
export type StepWrite =
  | { kind: "beginStep"; id: string; at: Date }
  | { kind: "finishStep"; id: string; outcome: StepOutcome }
  | { kind: "patch"; change: StepChange };

/** Many writes as one transaction of a dozen statements. One that is impossible fails by itself: nothing of it is written. */
export async function writeBatch(scope: StatementScope, writes: readonly StepWrite[]): Promise<PromiseSettledResult<void>[]> {
  // The rows are read once the lock is held: the statements follow each other.
  const [clusters, rows] = await Promise.all([lockClustersOf(scope.tx, idsByPart(writes)), loadRows(scope.tx, writes)]);
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

function changeOf(write: StepWrite): StepChange | null {
  if (write.kind === "patch") return write.change;
  return write.kind === "finishStep" ? (write.outcome.change ?? null) : null;
}

function idsByPart(writes: readonly StepWrite[]): Record<"step" | "machine" | "task", string[]> {
  const ids = { step: new Set<string>(), machine: new Set<string>(), task: new Set<string>() };
  for (const write of writes) {
    if (write.kind !== "patch") ids.step.add(write.id);
    const change = changeOf(write);
    if (change) ids[change.part].add(change.id);
  }
  return { step: [...ids.step], machine: [...ids.machine], task: [...ids.task] };
}

async function loadRows(tx: Statements, writes: readonly StepWrite[]): Promise<Rows> {
  const ids = idsByPart(writes);
  const ending = writes.map(changeOf).flatMap((change) => (change?.part === "machine" && change.patch.state === "gone" ? [change.id] : []));
  const [steps, machines, nodes, tasks, lost] = await Promise.all([
    selectSteps(tx, ids.step),
    selectMachines(tx, ids.machine),
    selectNodesOf(tx, ids.machine),
    selectTasks(tx, ids.task),
    selectTasksOn(tx, ending),
  ]);
  return {
    steps: new Map(steps.map((step) => [step.id, step])),
    machines: new Map(withNodesOf(machines, nodes).map((row) => [row.machine.id, row])),
    tasks: new Map([...lost, ...tasks].map((task) => [task.id, task])),
  };
}

function apply(write: StepWrite, target: Target): void {
  if (write.kind === "patch") applyChange(write.change, target);
  else applyToStep(write, target);
}

function applyToStep(write: Exclude<StepWrite, { kind: "patch" }>, target: Target): void {
  const { changes, clusters, steps } = target;
  const { id } = write;
  const row = { step: found(steps.get(id) ?? null, "step", id), clusterId: found(clusters.get(id) ?? null, "step", id) };
  if (write.kind === "beginStep") {
    changes.beginStep(row, write.at);
    return;
  }
  // Refused before its change is made, or neither would hold.
  nextStepState(row.step, write.outcome);
  if (write.outcome.change) applyChange(write.outcome.change, target);
  changes.finishStep(row, write.outcome);
}

function applyChange(change: StepChange, { changes, clusters, machines, tasks }: Target): void {
  const { part, id } = change;
  found(clusters.get(id) ?? null, part, id);
  if (change.part === "machine") changes.machine(found(machines.get(id) ?? null, part, id), change.patch);
  else changes.task(found(tasks.get(id) ?? null, part, id), change.patch);
}

function settled(work: () => void): PromiseSettledResult<void> {
  try {
    return { status: "fulfilled", value: work() };
  } catch (reason) {
    return { status: "rejected", reason };
  }
}
