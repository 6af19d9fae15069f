import type { MachinePatch, TaskPatch } from "@slipway/core/ports";
import type { Machine, Step, Task } from "../../generated/prisma/client.ts";
import { type NewEvent, recordEvents } from "../../record-events.ts";
import { inOrder } from "../../statements.ts";
import type { StatementScope } from "../scope.ts";
import { changeMachine, type MachineWithNode } from "./machine-change.ts";
import { beginStep, finishStep, type StepOutcome } from "./step-change.ts";
import { changeTask } from "./task-change.ts";
import { writeMachines, writeSteps, writeTasks } from "./write-rows.ts";

interface StepOfCluster {
  step: Step;
  clusterId: string;
}

/** Changes of one transaction: made to rows in memory, each seeing those before it, and written together. Under the clusters' locks. */
export interface ChangeSet {
  /** Whether anything differs; so do the others. Tasks of a machine that is gone are lost. */
  machine(row: MachineWithNode, patch: MachinePatch & { lenient?: boolean }): boolean;
  task(row: Task, patch: TaskPatch & { lenient?: boolean }): boolean;
  beginStep(row: StepOfCluster, at: Date): boolean;
  finishStep(row: StepOfCluster, outcome: StepOutcome): boolean;
  /** Rows first, then the events in the order of the changes. */
  write(): Promise<void>;
}

/** `tasks`: by id; those of machines that may be gone must be among them. */
export function openChanges({ tx, now }: StatementScope, tasks: ReadonlyMap<string, Task>): ChangeSet {
  const machineRows = new Set<Machine>();
  const taskRows = new Set<Task>();
  const stepRows = new Set<Step>();
  const events = new Map<string, NewEvent[]>();

  function noted<Row>(rows: Set<Row>, row: Row, [clusterId, made]: [string, NewEvent[] | null]): boolean {
    if (made === null) return false;
    rows.add(row);
    events.set(clusterId, [...(events.get(clusterId) ?? []), ...made]);
    return true;
  }

  const task: ChangeSet["task"] = (row, patch) => noted(taskRows, row, [row.clusterId, changeTask(row, patch, now)]);

  return {
    task,
    machine(row, patch) {
      const { machine, node } = row;
      const wasGone = machine.endedAt !== null;
      const differs = noted(machineRows, machine, [machine.clusterId, changeMachine(row, patch, now)]);
      if (wasGone || machine.endedAt === null) return differs;
      for (const one of tasks.values()) {
        if (one.machineId === machine.id && one.endedAt === null) task(one, { state: "lost", reason: `machine of ${node.name} is gone` });
      }
      return differs;
    },
    beginStep: ({ step, clusterId }, at) => noted(stepRows, step, [clusterId, beginStep(step, at)]),
    finishStep: ({ step, clusterId }, outcome) => noted(stepRows, step, [clusterId, finishStep(step, outcome, now)]),
    async write() {
      const told = [...events].map(
        ([clusterId, made]) =>
          () =>
            recordEvents(tx, clusterId, made),
      );
      await inOrder(
        tx,
        () => writeMachines(tx, [...machineRows]),
        () => writeTasks(tx, [...taskRows]),
        () => writeSteps(tx, [...stepRows]),
        ...told,
      );
    },
  };
}
