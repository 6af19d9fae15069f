import type { EffectiveService } from "@slipway/core/blueprint";
import type { Backend } from "@slipway/core/networking";
import type { TaskRecord } from "@slipway/core/ports";
import type { StepContext } from "./step-context.ts";

/** The tasks behind a load balancer that serve now and are to serve on. */
export async function runningBackends({ store, cluster, step }: StepContext, balancer: EffectiveService): Promise<Backend[]> {
  const draining = new Set(step.input.drainTaskIds);
  const tasks = await store.listTasks(cluster.id);
  return tasks.filter((task) => balancer.backends.includes(task.service) && serves(task) && !draining.has(task.id));
}

/** HAProxy checks an unhealthy one itself, sooner than we look. */
function serves(task: TaskRecord): boolean {
  return task.state === "running" || task.state === "unhealthy";
}
