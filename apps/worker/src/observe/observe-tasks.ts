import type { Observation, TaskPatch, TaskRecord } from "@slipway/core/ports";
import { restartDelayMs } from "@slipway/core/reconciler";
import type { ObservedTask } from "../machine-tasks.ts";
import type { MachineSight, ObserveDeps } from "./sight.ts";

/** After running so long without an exit, a task's restarts are forgotten. */
const QUIET_MS = 600_000;

/** A verdict on an app started less long ago may still be about the one before it. */
const SETTLE_MS = 30_000;

type Timing = Pick<ObserveDeps, "clock" | "timeDivisor">;
type Seen = { tasks: TaskRecord[]; sights: MachineSight[] };

/** Only tasks of machines whose engine answered; for the others nothing new is known. */
export function observeTasks(deps: Timing, { tasks, sights }: Seen): Observation["tasks"] {
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

function taskPatch(deps: Timing, task: TaskRecord, seen: ObservedTask | null): TaskPatch | null {
  if (!seen || seen.state === "missing") return { state: "lost", reason: "Its container is gone." };
  if (!seen.holderAlive) return { state: "lost", reason: "Its network namespace is gone." };
  if (seen.state === "running") return runningPatch(deps, task, seen);
  return task.state === "exited" ? null : exitedPatch(deps, task, seen);
}

function runningPatch(deps: Timing, task: TaskRecord, seen: ObservedTask): TaskPatch | null {
  const ranMs = deps.clock.now() - Date.parse(seen.startedAt ?? "");
  const patch = healthPatch(deps, task, seen.health === "unhealthy" && ranMs >= SETTLE_MS / deps.timeDivisor);
  if (task.startedAt !== null && seen.startedAt !== null && Date.parse(task.startedAt) !== Date.parse(seen.startedAt))
    patch.startedAt = seen.startedAt;
  if (task.restartCount > 0 && ranMs > QUIET_MS / deps.timeDivisor) patch.restartCount = 0;
  return Object.keys(patch).length > 0 ? patch : null;
}

function healthPatch(deps: Timing, task: TaskRecord, unhealthy: boolean): TaskPatch {
  if (unhealthy === (task.state === "unhealthy")) return {};
  if (!unhealthy) return { state: "running", reason: null, notBefore: null };
  return { state: "unhealthy", reason: "Its health check fails.", ...nextRestart(deps, task) };
}

function exitedPatch(deps: Timing, task: TaskRecord, seen: ObservedTask): TaskPatch {
  const reason = seen.oomKilled ? "It ran out of memory." : `It exited with code ${seen.exitCode ?? "unknown"}.`;
  return { state: "exited", reason, ...nextRestart(deps, task) };
}

function nextRestart(deps: Timing, { restartCount }: TaskRecord): TaskPatch {
  return { restartCount: restartCount + 1, notBefore: deps.clock.now() + restartDelayMs(restartCount) / deps.timeDivisor };
}
