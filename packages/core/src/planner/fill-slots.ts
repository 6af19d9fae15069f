import { isServing, type LocatedTask } from "./locate-tasks.ts";
import type { PlanDraft } from "./plan-draft.ts";
import type { Rollout } from "./rollout.ts";
import type { SlotState } from "./slot-states.ts";
import type { TaskView } from "./snapshot.ts";
import { stepKey } from "./step-graph.ts";
import { taskFirewallHash } from "./task-hashes.ts";
import { addNewTask, addStart, addTaskStep, demandOf, formerCopiesEnded, taskName } from "./task-steps.ts";

/** Brings up what is missing or stands still; nothing healthy is touched. */
export function fillSlots(draft: PlanDraft, rollout: Rollout): void {
  for (const slot of rollout.state.slots) {
    const key = slot.current === null ? fillSlot(draft, rollout, slot) : slot.fits ? reviveTask(draft, rollout, slot.current) : null;
    if (key === null) continue;
    rollout.barrier.push(key);
    rollout.revived.add(slot.slot);
    if (!slot.leftovers.some(isServing)) rollout.healthy += 1;
  }
}

/** Second try, with the room that replacements have released. */
export function fillHomeless(draft: PlanDraft, rollout: Rollout): void {
  const { homeless, service } = rollout;
  rollout.homeless = [];
  for (const slot of homeless) fillSlot(draft, rollout, slot);
  for (const { slot } of rollout.homeless) {
    draft.unplaced.push({ task: taskName(service, slot), ...draft.board.explain(demandOf(service)) });
  }
}

/** Returns the start's key, or null when there is no room. */
function fillSlot(draft: PlanDraft, rollout: Rollout, slot: SlotState): string | null {
  const { service } = rollout;
  const spot = draft.board.place(demandOf(service));
  if (!spot) {
    rollout.homeless.push(slot);
    return null;
  }
  const name = taskName(service, slot.slot);
  const key = addNewTask(draft, { service, slot: slot.slot, spot }, formerCopiesEnded(slot));
  if (key === null) {
    draft.unplaced.push({
      task: name,
      reasons: ["no free address in the service's range"],
      remedy: "Try again in a few minutes, when the last addresses have cooled down.",
    });
    return null;
  }
  const [lost] = slot.leftovers;
  draft.taskChanges.push({
    subject: "task",
    action: lost ? "replace" : "add",
    name,
    reason: lost ? reasonOfLoss(lost) : "not running yet",
    service: service.name,
    broken: lost !== undefined,
  });
  return key;
}

function reasonOfLoss({ where, outlook, task }: LocatedTask): string {
  if (where === "ended") return outlook ? `its machine ${outlook.name} is gone` : "its machine is gone";
  return task.state === "lost" ? "its container is gone" : "it was being stopped";
}

/** Starts the task again if it stands still and its time has come, and brings its rules up to date. */
function reviveTask(draft: PlanDraft, rollout: Rollout, located: LocatedTask): string | null {
  const { task, where, outlook } = located;
  if (where !== "here" || !outlook) return null;
  const key = startAgain(draft, rollout, located);
  if (task.firewallHash !== taskFirewallHash(draft.rulesOf(task.service))) {
    addTaskStep(draft, { kind: "task.firewall", located }, [stepKey("task.start", task.name), stepKey("task.restart", task.name)]);
    draft.taskChanges.push({
      subject: "connections",
      action: "change",
      name: task.service,
      reason: "its rules differ",
      service: task.service,
      broken: false,
    });
  }
  return key;
}

function startAgain(draft: PlanDraft, { service }: Rollout, located: LocatedTask): string | null {
  const { task, outlook } = located;
  if (task.state === "running" || !outlook || !isDue(task, draft.request.now)) return null;
  const unfinished = task.state === "pending" || task.state === "starting";
  const reason = unfinished ? "its start was not finished" : task.state === "unhealthy" ? "unhealthy" : "its container has exited";
  if (unfinished && draft.swarm.start === "waiting") {
    draft.unplaced.push({ task: task.name, reasons: ["no master answers"], remedy: "Wait until a master answers or is replaced." });
    return null;
  }
  draft.taskChanges.push({ subject: "task", action: "restart", name: task.name, reason, service: service.name, broken: true });
  return unfinished
    ? addStart(draft, { id: task.id, name: task.name, service, outlook }, [])
    : addTaskStep(draft, { kind: "task.restart", located });
}

function isDue({ notBefore }: TaskView, now: number): boolean {
  return notBefore === null || notBefore <= now;
}
