import { errorFields } from "../log.ts";
import type { ClusterSight, MachineSight, ObserveDeps } from "./sight.ts";

/**
 * Removes what carries our cluster's labels but is in no row: the rest of calls that were interrupted at the worst moment.
 * Only while an operation holds the cluster, so that nothing of it is being made.
 */
export async function removeOrphans(deps: ObserveDeps, sight: ClusterSight): Promise<void> {
  await Promise.all([
    ...sight.orphanMachines.map(({ provider, machineId }) =>
      removed(deps, { machineId }, () => deps.providers.get(provider)?.deleteMachine(machineId)),
    ),
    ...sight.sights.flatMap((machine) =>
      orphanTasks(sight, machine).map((taskId) => removed(deps, { taskId }, () => machine.reached?.tasks.stopTask(taskId))),
    ),
  ]);
}

/** Containers of tasks that have ended, or that moved to another machine. */
function orphanTasks({ tasks, observation }: ClusterSight, { machine, tasks: seen }: MachineSight): string[] {
  const lost = new Set(observation.tasks.flatMap(({ id, patch }) => (patch.state === "lost" ? [id] : [])));
  const here = new Set(
    tasks.flatMap((task) => (lost.has(task.id) || (task.machineId !== null && task.machineId !== machine.id) ? [] : [task.id])),
  );
  return (seen ?? []).flatMap(({ taskId }) => (here.has(taskId) ? [] : [taskId]));
}

/** What cannot be removed now is found again by the next look. */
async function removed(deps: ObserveDeps, what: Record<string, string>, remove: () => Promise<void> | undefined): Promise<void> {
  try {
    await remove();
    deps.log.info("orphan removed", what);
  } catch (error) {
    deps.log.warn("orphan not removed", { ...what, ...errorFields(error) });
  }
}
