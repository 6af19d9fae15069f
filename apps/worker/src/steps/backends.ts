import type { EffectiveService } from "@slipway/core/blueprint";
import type { Backend } from "@slipway/core/networking";
import type { TaskRecord } from "@slipway/core/ports";
import type { StepContext } from "./step-context.ts";

/** The tasks behind a load balancer that serve now. */
export async function runningBackends({ store, cluster }: StepContext, balancer: EffectiveService): Promise<Backend[]> {
  const bySlot = new Map<string, TaskRecord>();
  for (const task of await store.listTasks(cluster.id)) {
    if (!balancer.backends.includes(task.service) || !serves(task)) continue;
    const other = bySlot.get(task.name);
    // Of two tasks for one slot, the older is about to be stopped.
    if (!other || (task.startedAt ?? "") > (other.startedAt ?? "")) bySlot.set(task.name, task);
  }
  return [...bySlot.values()];
}

/** HAProxy checks an unhealthy one itself, sooner than we look. */
function serves(task: TaskRecord): boolean {
  return task.state === "running" || task.state === "unhealthy";
}
