import type { EffectiveService } from "../blueprint/index.ts";
import { sliceHolds } from "../networking/index.ts";
import { drainFromBalancers, finalConfigurations } from "./balancer-steps.ts";
import { isServing, type LocatedTask } from "./locate-tasks.ts";
import type { PlanDraft } from "./plan-draft.ts";
import { type ServiceState, type SlotState, serviceState } from "./slot-states.ts";
import { taskConfigHash } from "./task-hashes.ts";
import { addStop } from "./task-steps.ts";

/** One service on its way from what runs to what should. */
export interface Rollout {
  service: EffectiveService;
  state: ServiceState;
  /** Slots with a healthy task at this point of the plan, were it executed so far. */
  healthy: number;
  /** Fewer than this are never our doing. */
  floor: number;
  /** The next stop of a healthy task waits for these. */
  barrier: string[];
  /** Slots whose task stands still and starts again by this plan. */
  revived: Set<number>;
  /** Slots that found no room yet: tried again when all else is planned. */
  homeless: SlotState[];
}

export function openRollout(draft: PlanDraft, service: EffectiveService): Rollout {
  const tasks = draft.tasksOf.get(service.name) ?? [];
  const configHash = taskConfigHash(service, draft.request.secretVersions);
  const slice = draft.slices[service.name];
  const isWanted = ({ task }: LocatedTask): boolean =>
    (draft.request.healOnly === true || task.configHash === configHash) && slice !== undefined && sliceHolds(slice, task.address);
  return {
    service,
    state: serviceState(service, tasks, isWanted),
    healthy: new Set(tasks.filter(isServing).map(({ task }) => task.slot)).size,
    floor: service.minHealthy ?? Math.max(0, service.count - 1),
    barrier: [],
    revived: new Set(),
    homeless: [],
  };
}

/** Before anything is placed: ends what serves nobody, and as many surplus tasks as may go at once. */
export function clearAway(draft: PlanDraft, rollout: Rollout): void {
  const { slots, surplus } = rollout.state;
  for (const located of [...slots.flatMap(({ leftovers }) => leftovers), ...surplus]) {
    if (!isServing(located)) endIdle(draft, located);
  }
  endSurplus(draft, rollout);
}

/** Ends surplus tasks, the last slot first, as far as enough healthy ones remain. Those that must wait are tried again later. */
export function endSurplus(draft: PlanDraft, rollout: Rollout): void {
  const serving = rollout.state.surplus.filter((located) => isServing(located) && !draft.stoppedTaskIds.has(located.task.id));
  const mayGo = Math.max(0, Math.min(serving.length, rollout.healthy - rollout.floor));
  const going = serving.sort((left, right) => right.task.slot - left.task.slot).slice(0, mayGo);
  rollout.healthy -= going.length;
  endServing(draft, going, rollout.barrier);
}

/** Ends second copies of a slot. One that is the only healthy copy counts towards the minimum. */
export function endDoubles(draft: PlanDraft, rollout: Rollout): void {
  for (const { slot, current, leftovers } of rollout.state.slots) {
    const doubles = leftovers.filter(isServing);
    if (doubles.length === 0 || !current) continue;
    const covered = isServing(current) || rollout.revived.has(slot);
    if (!covered && rollout.healthy <= rollout.floor) continue;
    if (!covered) rollout.healthy -= 1;
    endServing(draft, doubles, rollout.barrier);
  }
}

/** What had to stay because too few others are healthy. */
export function tellHeldBack(draft: PlanDraft, { state, healthy, floor }: Rollout): void {
  const unwanted = [...state.slots.flatMap(({ leftovers }) => leftovers), ...state.surplus].filter(isServing);
  for (const { task } of unwanted) {
    if (draft.stoppedTaskIds.has(task.id)) continue;
    const reasons = [`no longer wanted, but ${healthy} are healthy and ${floor} must be`];
    draft.unplaced.push({ task: task.name, reasons, remedy: "It goes as soon as enough others are healthy." });
  }
}

/** Ends what was left of services that are no longer wanted. */
export function endRemovedServices(draft: PlanDraft): void {
  const wanted = new Set(draft.services.map(({ name }) => name));
  for (const [name, tasks] of draft.tasksOf) {
    if (wanted.has(name)) continue;
    for (const located of tasks) endIdle(draft, located);
  }
}

/** Out of the load balancers first, then stopped. */
export function endServing(draft: PlanDraft, going: LocatedTask[], after: readonly string[]): void {
  if (going.length === 0) return;
  const drains = drainFromBalancers(draft, going, [...after]);
  for (const located of going) {
    const key = addStop(draft, located, [...after, ...drains]);
    draft.board.release(located.task, key);
    const { name, service } = located.task;
    draft.taskChanges.push({ subject: "task", action: "remove", name, reason: "no longer wanted", service, broken: false });
  }
}

function endIdle(draft: PlanDraft, located: LocatedTask): void {
  const { task, where, fence } = located;
  // What does not answer is left alone: nobody knows what it does.
  if (where === "unreachable") return;
  // A row on an ended machine stays until the load balancers have forgotten it: a crash before that is seen and made good.
  const after = where === "ended" ? [fence, ...finalConfigurations(draft, task.service)] : [];
  const key = addStop(draft, located, after);
  if (where !== "ended") draft.board.release(task, key);
}
