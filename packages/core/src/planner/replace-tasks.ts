import { drainFromBalancers } from "./balancer-steps.ts";
import { isServing, type LocatedTask } from "./locate-tasks.ts";
import type { PlanDraft } from "./plan-draft.ts";
import { endDoubles, endSurplus, type Rollout } from "./rollout.ts";
import type { SlotState } from "./slot-states.ts";
import { addNewTask, addStop, demandOf, formerCopiesEnded, stopKey } from "./task-steps.ts";

/** Replaces what does not fit one by one: the new task first where there is room, else in the old one's place. */
export function replaceTasks(draft: PlanDraft, rollout: Rollout): void {
  const outdated = rollout.state.slots.flatMap((slot) => (slot.current && !slot.fits ? [{ slot, current: slot.current }] : []));
  const idleFirst = outdated.sort((left, right) => Number(isServing(left.current)) - Number(isServing(right.current)));
  for (const { slot, current } of idleFirst) replaceTask(draft, rollout, { slot, current });
  endDoubles(draft, rollout);
  endSurplus(draft, rollout);
}

interface Outdated {
  slot: SlotState;
  current: LocatedTask;
}

function replaceTask(draft: PlanDraft, rollout: Rollout, { slot, current }: Outdated): void {
  if (current.where === "unreachable") {
    leaveAsItIs(draft, current, {
      reasons: [`1 machine: ${current.outlook?.name} does not answer`],
      remedy: "Wait until it answers or is replaced.",
    });
    return;
  }
  if (!startFirst(draft, rollout, { slot, current }) && !stopFirst(draft, rollout, { slot, current })) {
    const tooFew = !mayStopFirst(rollout, current);
    const few = {
      reasons: [`only ${rollout.healthy} of ${rollout.service.count} are healthy`],
      remedy: "Wait for the others, or lower minHealthy.",
    };
    leaveAsItIs(draft, current, tooFew ? few : draft.board.explain(demandOf(rollout.service)));
  }
}

function startFirst(draft: PlanDraft, rollout: Rollout, { slot, current }: Outdated): boolean {
  const spot = draft.board.place(demandOf(rollout.service));
  if (!spot) return false;
  const start = addNewTask(draft, { service: rollout.service, slot: slot.slot, spot }, [...rollout.barrier, ...formerCopiesEnded(slot)]);
  if (start === null) return false;
  const barrier = [...rollout.barrier, start];
  const drains = isServing(current) ? drainFromBalancers(draft, [current], barrier) : [];
  const stop = addStop(draft, current, [...barrier, ...drains]);
  draft.board.release(current.task, stop);
  tell(draft, current, "");
  if (!isServing(current)) rollout.healthy += 1;
  rollout.barrier = [stop];
  return true;
}

function stopFirst(draft: PlanDraft, rollout: Rollout, { slot, current }: Outdated): boolean {
  if (!mayStopFirst(rollout, current)) return false;
  const stop = stopKey(current);
  draft.board.release(current.task, stop);
  const spot = draft.board.place(demandOf(rollout.service));
  const start = spot && addNewTask(draft, { service: rollout.service, slot: slot.slot, spot }, [stop, ...formerCopiesEnded(slot)]);
  if (!start) {
    draft.board.reclaim(current.task, stop);
    return false;
  }
  const drains = isServing(current) ? drainFromBalancers(draft, [current], rollout.barrier) : [];
  addStop(draft, current, [...rollout.barrier, ...drains]);
  const below = isServing(current) && rollout.healthy <= rollout.floor;
  tell(draft, current, below ? `, one fewer than its minimum of ${rollout.floor} for a moment: there is no room for one more` : "");
  if (!isServing(current)) rollout.healthy += 1;
  rollout.barrier = [start];
  return true;
}

/** A minimum equal to the count cannot be kept without room for one more: then one at a time is the best there is. */
function mayStopFirst({ healthy, floor, service }: Rollout, current: LocatedTask): boolean {
  return !isServing(current) || healthy - 1 >= Math.min(floor, service.count - 1);
}

function tell(draft: PlanDraft, { task, where, outlook }: LocatedTask, remark: string): void {
  const cause = where === "draining" ? `its machine ${outlook?.name} goes` : "its configuration or a secret differs";
  draft.taskChanges.push({
    subject: "task",
    action: "replace",
    name: task.name,
    reason: cause + remark,
    service: task.service,
    broken: remark !== "",
  });
}

function leaveAsItIs(draft: PlanDraft, { task }: LocatedTask, refusal: { reasons: string[]; remedy: string }): void {
  draft.unplaced.push({ task: task.name, ...refusal });
}
