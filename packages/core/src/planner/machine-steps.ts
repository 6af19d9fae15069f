import { deletionKey, machineIdOf, machineSubject, shortId } from "./machine-keys.ts";
import type { NodeOutlook } from "./node-outlook.ts";
import type { PlanDraft } from "./plan-draft.ts";
import type { MachineView } from "./snapshot.ts";
import { stepKey } from "./step-graph.ts";

/** Ends what must end, makes what is missing. */
export function addMachineSteps(draft: PlanDraft): void {
  for (const outlook of draft.outlooks) {
    for (const machine of outlook.fenced) if (machine.state !== "gone") addDeletion(draft, outlook, machine);
    if (outlook.intended || outlook.present) addCreation(draft, outlook);
  }
}

export function addDeletion(draft: Pick<PlanDraft, "steps">, outlook: NodeOutlook, machine: MachineView, after: readonly string[] = []): string {
  const subject = machineSubject(outlook, machine.id);
  return draft.steps.add({ kind: "machine.delete", subject, nodeId: outlook.id, input: { nodeId: outlook.id, machineId: machine.id }, after });
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
  let previousForget: string | null = null;
  for (const outlook of draft.outlooks) {
    const { draining, role } = outlook;
    if (!draining || !isEmptied(draft, outlook)) continue;
    const stops = draft.request.snapshot.tasks.filter((task) => task.nodeId === outlook.id).map(({ id, name }) => stepKey("task.stop", `${name} ${shortId(id)}`));
    if (role === "master" && draining.joined) {
      // Out of the quorum one by one, and only once the new masters are in it.
      const joins = draft.outlooks.filter((other) => other.role === "master").map(({ name }) => stepKey("swarm.join", name));
      previousForget = addForget(draft, outlook, { machineId: draining.id, after: [...joins, ...stops, previousForget ?? ""] });
      addDeletion(draft, outlook, draining, [previousForget]);
      continue;
    }
    const deletion = addDeletion(draft, outlook, draining, stops);
    if (draining.joined) addForget(draft, outlook, { machineId: draining.id, after: [deletion] });
  }
}

export function isEmptied(draft: PlanDraft, outlook: NodeOutlook): boolean {
  return draft.request.snapshot.tasks.every(({ nodeId, id }) => nodeId !== outlook.id || draft.stoppedTaskIds.has(id));
}

export function addForget(draft: PlanDraft, outlook: NodeOutlook, { machineId, after }: { machineId: string; after: string[] }): string {
  const subject = machineSubject(outlook, machineId);
  return draft.steps.add({ kind: "swarm.forget", subject, nodeId: outlook.id, input: { nodeId: outlook.id, machineId }, after });
}
