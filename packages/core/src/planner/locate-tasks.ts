import { deletionKey } from "./machine-keys.ts";
import type { NodeOutlook } from "./node-outlook.ts";
import type { TaskView } from "./snapshot.ts";

/**
 * `here`: on a machine that stays. `unreachable`: on one that stays but does not answer, so it is left alone.
 * `draining`: on one to be emptied. `ended`: its machine is no more, or soon.
 */
export interface LocatedTask {
  task: TaskView;
  where: "here" | "unreachable" | "draining" | "ended";
  outlook: NodeOutlook | null;
  /** The deletion that makes sure its machine is gone; null when that is certain, or not the case. */
  fence: string | null;
}

export function locateTasks(tasks: readonly TaskView[], outlookById: ReadonlyMap<string, NodeOutlook>): LocatedTask[] {
  return tasks.map((task) => locate(task, outlookById.get(task.nodeId) ?? null));
}

function locate(task: TaskView, outlook: NodeOutlook | null): LocatedTask {
  if (!outlook) return { task, where: "ended", outlook, fence: null };
  const { present, draining, fenced } = outlook;
  // A pending task was never started anywhere: it is where its node's machine is.
  const isOn = (machineId: string | undefined): boolean =>
    machineId !== undefined && (task.machineId === machineId || task.state === "pending");
  if (isOn(present?.id)) return { task, where: present?.state === "unreachable" ? "unreachable" : "here", outlook, fence: null };
  if (isOn(draining?.id)) return { task, where: "draining", outlook, fence: null };
  const machine = fenced.find(({ id }) => id === task.machineId);
  return { task, where: "ended", outlook, fence: machine && machine.state !== "gone" ? deletionKey(outlook, machine.id) : null };
}

export function isServing({ task, where }: LocatedTask): boolean {
  return task.state === "running" && (where === "here" || where === "draining");
}
