import type { Observation, TaskPatch, TaskRecord } from "@slipway/core/ports";
import { restartDelayMs } from "@slipway/core/reconciler";
import type { ObservedTask } from "../machine-tasks.ts";
import type { MachineSight, ObserveDeps } from "./sight.ts";

/** After running so long without an exit, a task's restarts are forgotten. */
const QUIET_MS = 600_000;

type Seen = { tasks: TaskRecord[]; sights: MachineSight[] };

/** Only tasks of machines whose engine answered; for the others nothing new is known. */
export function observeTasks(deps: ObserveDeps, { tasks, sights }: Seen): Observation["tasks"] {
  const seenByMachine = new Map(sights.flatMap(({ machine, tasks: seen }) => (seen ? [[machine.id, byId(seen)] as const] : [])));
  return tasks.flatMap((task) => {
    const seen = task.machineId ? seenByMachine.get(task.machineId) : undefined;
    if (!seen || !settled(task)) return [];
    const patch = taskPatch(deps, task, seen.get(task.id) ?? null);
    return patch ? [{ id: task.id, patch }] : [];
  });
}

/** A step is, or was, at work on the others; the plan repeats it. */
function settled(task: TaskRecord): boolean {
  return task.state === "running" || task.state === "unhealthy" || task.state === "exited";
}

function byId(seen: ObservedTask[]): Map<string, ObservedTask> {
  return new Map(seen.map((one) => [one.taskId, one]));
}

function taskPatch(deps: ObserveDeps, task: TaskRecord, seen: ObservedTask | null): TaskPatch | null {
  if (!seen || seen.state === "missing") return { state: "lost", reason: "Its container is gone." };
  if (!seen.holderAlive) return { state: "lost", reason: "Its network namespace is gone." };
  if (seen.state === "running") return runningPatch(deps, task, seen);
  return task.state === "exited" ? null : exitedPatch(deps, task, seen);
}

function runningPatch(deps: ObserveDeps, task: TaskRecord, seen: ObservedTask): TaskPatch | null {
  const patch: TaskPatch = {};
  const state = seen.health === "unhealthy" ? "unhealthy" : "running";
  if (task.state !== state) Object.assign(patch, { state, reason: state === "unhealthy" ? "Its health check fails." : null });
  if (task.startedAt !== null && seen.startedAt !== null && Date.parse(task.startedAt) !== Date.parse(seen.startedAt))
    patch.startedAt = seen.startedAt;
  const ranMs = deps.clock.now() - Date.parse(seen.startedAt ?? "");
  if (task.restartCount > 0 && ranMs > QUIET_MS / deps.timeDivisor) patch.restartCount = 0;
  return Object.keys(patch).length > 0 ? patch : null;
}

function exitedPatch(deps: ObserveDeps, task: TaskRecord, seen: ObservedTask): TaskPatch {
  const reason = seen.oomKilled ? "It ran out of memory." : `It exited with code ${seen.exitCode ?? "unknown"}.`;
  const delayMs = restartDelayMs(task.restartCount) / deps.timeDivisor;
  return { state: "exited", reason, restartCount: task.restartCount + 1, notBefore: deps.clock.now() + delayMs };
}
