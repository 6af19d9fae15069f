import { type TaskState, taskStates } from "@slipway/core/lifecycle";
import type { TaskPatch } from "@slipway/core/ports";
import type { Task } from "../generated/prisma/client.ts";
import { withoutNul } from "../json.ts";
import type { NewEvent } from "../record-events.ts";
import { differences, nextState } from "./next-state.ts";
import type { ExecutionScope } from "./scope.ts";

const ended = (state: TaskState): boolean => state === "lost" || state === "stopped";

/** null clears, undefined leaves alone. */
const dateOf = (time: string | number | null | undefined) => (typeof time === "string" || typeof time === "number" ? new Date(time) : time);

/** Under the cluster's lock. Returns the events, not recorded yet; null: nothing differed. */
export async function changeTask(
  { tx, now }: ExecutionScope,
  task: Task,
  patch: TaskPatch & { lenient?: boolean },
): Promise<NewEvent[] | null> {
  const from = task.state as TaskState;
  const { lenient } = patch;
  const state = nextState({ table: taskStates, subject: `task ${task.name}`, from, to: patch.state, ended: ended(from), lenient });
  const data = differences(task, {
    state,
    machineId: patch.machineId,
    firewallHash: patch.firewallHash,
    startedAt: dateOf(patch.startedAt),
    reason: patch.reason && withoutNul(patch.reason),
    restartCount: patch.restartCount,
    notBefore: dateOf(patch.notBefore),
    endedAt: ended(state) ? (task.endedAt ?? now) : undefined,
  });
  if (Object.keys(data).length === 0) return null;
  const after = await tx.task.update({ where: { id: task.id }, data });
  if (data.endedAt) await tx.allocation.updateMany({ where: { taskId: task.id, releasedAt: null }, data: { releasedAt: now } });
  return taskEvents(task, after);
}

function taskEvents(before: Task, after: Task): NewEvent[] {
  const { id: taskId, name: task, service, machineId, reason, restartCount } = after;
  const events: NewEvent[] = [];
  if (after.state !== before.state) {
    events.push({ type: "task.state_changed", data: { taskId, task, service, machineId, from: before.state, to: after.state, reason } });
  }
  if (restartCount > before.restartCount) events.push({ type: "task.restarted", data: { taskId, task, service, machineId, restartCount } });
  return events;
}
