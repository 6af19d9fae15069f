import { deadMasters } from "./dead-masters.ts";
import { deletionKey, forgetKey, machineIdOf, machineSubject, shortId } from "./machine-keys.ts";
import { managerKeys } from "./manager-keys.ts";
import type { NodeOutlook } from "./node-outlook.ts";
import type { PlanDraft } from "./plan-draft.ts";
import type { MachineView } from "./snapshot.ts";
import { stepKey } from "./step-graph.ts";

/** Ends what must end, makes what is missing. */
export function addMachineSteps(draft: PlanDraft): void {
  for (const outlook of draft.outlooks) {
    for (const machine of outlook.fenced) if (machine.state !== "gone") addDeletion(draft, outlook, { machine });
    if (outlook.intended || outlook.present) addCreation(draft, outlook);
  }
}

function addDeletion(
  { steps }: PlanDraft,
  outlook: NodeOutlook,
  { machine, after = [] }: { machine: MachineView; after?: string[] },
): string {
  const subject = machineSubject(outlook, machine.id);
  const input = { nodeId: outlook.id, machineId: machine.id };
  return steps.add({ kind: "machine.delete", subject, nodeId: outlook.id, input, after });
}

function addCreation({ steps, request }: PlanDraft, outlook: NodeOutlook): void {
  const { id: nodeId, name, present, fenced } = outlook;
  if (present?.state === "unreachable") return;
  const input = { nodeId, machineId: machineIdOf(outlook) ?? undefined };
  if (present?.state !== "running") {
    if (!request.snapshot.networkEnsured) steps.add({ kind: "network.ensure" });
    const deletions = fenced.map((machine) => deletionKey(outlook, machine.id));
    steps.add({ kind: "machine.create", subject: name, nodeId, input, after: [stepKey("network.ensure"), ...deletions] });
  }
  if (!present?.prepared) {
    steps.add({ kind: "machine.prepare", subject: name, nodeId, input, after: [stepKey("machine.create", name)] });
  }
}

/** A retiring node's machine ends once it is empty. Call after all tasks are planned. */
export function addDrainEnds(draft: PlanDraft): void {
  const emptied = draft.outlooks.flatMap((outlook) =>
    outlook.draining && isEmptied(draft, outlook) ? [{ outlook, machine: outlook.draining }] : [],
  );
  const isManager = ({ outlook, machine }: Emptied): boolean => outlook.role === "master" && machine.joined;
  endManagers(draft, emptied.filter(isManager));
  for (const { outlook, machine } of emptied.filter((one) => !isManager(one))) {
    const deletion = addDeletion(draft, outlook, { machine, after: stopsOn(draft, outlook) });
    const canForget = draft.swarm.start === "up" || draft.swarm.start === "restore";
    if (machine.joined && canForget) addForget(draft, outlook, { machineId: machine.id, after: [deletion, ...managerKeys(draft)] });
  }
}

interface Emptied {
  outlook: NodeOutlook;
  machine: MachineView;
}

/** Out of the quorum one by one, and only once others carry it. */
function endManagers(draft: PlanDraft, retiring: readonly Emptied[]): void {
  const masters = draft.outlooks.filter(({ role }) => role === "master");
  const joins = masters.map(({ name }) => stepKey("swarm.join", name));
  if (draft.swarm.start === "waiting") return;
  if (!masters.some(isMember) && !joins.some((key) => draft.steps.has(key))) return;
  // The dead first: as long as they count, one fewer of the living could be one too few.
  const forgotten = deadMasters(draft, forgetKey);
  let quorumKept = [...joins, ...forgotten, ...managerKeys(draft), stepKey("overlay.ensure", draft.swarm.manager?.name)];
  for (const { outlook, machine } of retiring) {
    const forget = addForget(draft, outlook, { machineId: machine.id, after: [...stopsOn(draft, outlook), ...quorumKept] });
    addDeletion(draft, outlook, { machine, after: [forget] });
    quorumKept = [forget];
  }
}

function isMember({ shape, present }: NodeOutlook): boolean {
  return shape !== null && present?.state === "running" && present.joined;
}

function stopsOn({ request }: PlanDraft, { id }: NodeOutlook): string[] {
  return request.snapshot.tasks
    .filter(({ nodeId }) => nodeId === id)
    .map((task) => stepKey("task.stop", `${task.name} ${shortId(task.id)}`));
}

function isEmptied(draft: PlanDraft, outlook: NodeOutlook): boolean {
  return draft.request.snapshot.tasks.every(({ nodeId, id }) => nodeId !== outlook.id || draft.stoppedTaskIds.has(id));
}

export function addForget(draft: PlanDraft, outlook: NodeOutlook, { machineId, after }: { machineId: string; after: string[] }): string {
  const subject = machineSubject(outlook, machineId);
  return draft.steps.add({ kind: "swarm.forget", subject, nodeId: outlook.id, input: { nodeId: outlook.id, machineId }, after });
}
