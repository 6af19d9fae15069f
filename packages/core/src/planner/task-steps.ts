import type { EffectiveService } from "../blueprint/index.ts";
import { deriveId } from "../identity/index.ts";
import type { Spot, TaskDemand } from "../scheduler/index.ts";
import { isServing, type LocatedTask } from "./locate-tasks.ts";
import { machineIdOf, shortId } from "./machine-keys.ts";
import { managerKeys } from "./manager-keys.ts";
import type { NodeOutlook } from "./node-outlook.ts";
import type { PlanDraft } from "./plan-draft.ts";
import type { SlotState } from "./slot-states.ts";
import { stepKey } from "./step-graph.ts";
import { taskConfigHash, taskFirewallHash } from "./task-hashes.ts";

export function taskName(service: EffectiveService, slot: number): string {
  return `${service.name}-${slot}`;
}

export function demandOf({ name, cpu, memoryMib, publicPorts }: EffectiveService): TaskDemand {
  return { service: name, cpu, memoryMib, publicPorts };
}

/** A new task on a spot the board has given. Returns the key of its start; null: its service has no free address. */
export function addNewTask(
  draft: PlanDraft,
  { service, slot, spot }: { service: EffectiveService; slot: number; spot: Spot },
  after: readonly (string | null)[],
): string | null {
  const name = taskName(service, slot);
  const outlook = draft.outlookById.get(spot.nodeId);
  const address = draft.nextAddress(service.name);
  if (!outlook || address === null) return null;
  const { publicPorts, cpu, memoryMib } = service;
  const id = deriveId(draft.request.seed, "task", service.name, slot);
  const configHash = taskConfigHash(service, draft.request.secretVersions);
  const firewallHash = taskFirewallHash(draft.rulesOf(service.name));
  draft.tasks.push({
    id,
    service: service.name,
    slot,
    name,
    nodeId: spot.nodeId,
    configHash,
    firewallHash,
    address,
    publicPorts,
    cpu,
    memoryMib,
  });
  draft.placements.push({ task: name, node: outlook.name, reason: spot.reason });
  return addStart(draft, { id, name, service, outlook }, [...spot.after, ...after]);
}

/** Pulls the image and starts the task where it is placed. */
export function addStart(
  draft: PlanDraft,
  { id, name, service, outlook }: { id: string; name: string; service: EffectiveService; outlook: NodeOutlook },
  after: readonly (string | null)[],
): string {
  const machineId = machineIdOf(outlook) ?? undefined;
  const pull = draft.steps.add({
    kind: "image.pull",
    subject: `${outlook.name} ${service.image}`,
    nodeId: outlook.id,
    input: { nodeId: outlook.id, machineId, image: service.image },
    after: [stepKey("machine.prepare", outlook.name)],
  });
  const overlay = draft.swarm.manager ? stepKey("overlay.ensure", draft.swarm.manager.name) : null;
  const start = draft.steps.add({
    kind: "task.start",
    subject: name,
    nodeId: outlook.id,
    input: { nodeId: outlook.id, machineId, taskId: id },
    after: [pull, overlay, stepKey("swarm.join", outlook.name), ...managerKeys(draft), ...after],
  });
  noteChange(draft, service.name, start);
  return start;
}

/** A step on an existing task, at its own machine. */
export function addTaskStep(
  { steps }: PlanDraft,
  { kind, located }: { kind: "task.restart" | "task.firewall"; located: LocatedTask },
  after: readonly (string | null)[] = [],
): string {
  const { id: taskId, name, nodeId, machineId } = located.task;
  return steps.add({ kind, subject: name, nodeId, input: { nodeId, machineId, taskId }, after });
}

export function stopKey({ task }: LocatedTask): string {
  return stepKey("task.stop", `${task.name} ${shortId(task.id)}`);
}

/** Ends the task and its row; where its machine is no more, only the row. */
export function addStop(draft: PlanDraft, { task, where }: LocatedTask, after: readonly (string | null)[]): string {
  const { id: taskId, name, nodeId, machineId } = task;
  draft.stoppedTaskIds.add(taskId);
  const key = draft.steps.add({
    kind: "task.stop",
    subject: `${name} ${shortId(taskId)}`,
    nodeId,
    input: { nodeId, machineId, taskId },
    after,
  });
  noteChange(draft, task.service, where === "ended" ? null : key);
  return key;
}

/** What must be over before the slot may run again: never two copies of one slot. */
export function formerCopiesEnded({ leftovers }: SlotState): (string | null)[] {
  return leftovers.map((located) => (located.where === "ended" ? located.fence : isServing(located) ? null : stopKey(located)));
}

function noteChange({ changedServices, keysOf }: PlanDraft, service: string, key: string | null): void {
  changedServices.add(service);
  if (key === null) return;
  const keys = keysOf.get(service);
  if (keys) keys.push(key);
  else keysOf.set(service, [key]);
}
