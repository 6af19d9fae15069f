import type { EffectiveService } from "../blueprint/index.ts";
import type { LocatedTask } from "./locate-tasks.ts";

/** One slot of a service: the task that stands for it, whether it may stay, and what else is left there. */
export interface SlotState {
  slot: number;
  current: LocatedTask | null;
  /** `current` is what is wanted, where it may be. */
  fits: boolean;
  leftovers: LocatedTask[];
}

export interface ServiceState {
  slots: SlotState[];
  /** Tasks of slots that are no longer wanted. */
  surplus: LocatedTask[];
}

export function serviceState(
  service: EffectiveService,
  tasks: readonly LocatedTask[],
  isWanted: (located: LocatedTask) => boolean,
): ServiceState {
  const bySlot = Map.groupBy(tasks, ({ task }) => task.slot);
  const slots = Array.from({ length: service.count }, (_, index) => slotState(index + 1, bySlot.get(index + 1) ?? [], isWanted));
  const surplus = tasks.filter(({ task }) => task.slot < 1 || task.slot > service.count);
  return { slots, surplus };
}

function slotState(slot: number, tasks: readonly LocatedTask[], isWanted: (located: LocatedTask) => boolean): SlotState {
  const fits = (located: LocatedTask): boolean => located.where !== "draining" && isWanted(located);
  const rank = (located: LocatedTask): number => Number(fits(located)) * 2 + Number(located.task.state === "running");
  const [current = null] = tasks.filter(standsForSlot).sort((left, right) => rank(right) - rank(left));
  return { slot, current, fits: current !== null && fits(current), leftovers: tasks.filter((located) => located !== current) };
}

function standsForSlot({ task, where }: LocatedTask): boolean {
  return where !== "ended" && task.state !== "lost" && task.state !== "stopping" && task.state !== "stopped";
}
