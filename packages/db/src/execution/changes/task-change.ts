import { type TaskState, taskStates } from "@slipway/core/lifecycle";
import type { TaskPatch } from "@slipway/core/ports";
import type { Task } from "../../generated/prisma/client.ts";
import { withoutNul } from "../../json.ts";
import type { NewEvent } from "../../record-events.ts";
import { differences, nextState } from "../next-state.ts";

const ended = (state: TaskState): boolean => state === "lost" || state === "stopped";

/** null clears, undefined leaves alone. */
const dateOf = (time: string | number | null | undefined) => (typeof time === "string" || typeof time === "number" ? new Date(time) : time);

/** Changes the row in memory. Returns the events; null: nothing differed. INTERNAL for an impossible transition. */
export function changeTask(task: Task, patch: TaskPatch & { lenient?: boolean }, now: Date): NewEvent[] | null {
  const before = { ...task };
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
  return taskEvents(before, Object.assign(task, data));
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
