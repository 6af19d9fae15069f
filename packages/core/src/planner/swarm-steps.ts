import { deadMasters } from "./dead-masters.ts";
import { deletionKey, forgetKey, machineIdOf } from "./machine-keys.ts";
import { addForget } from "./machine-steps.ts";
import { managerKeys } from "./manager-keys.ts";
import type { NodeOutlook } from "./node-outlook.ts";
import type { PlanDraft } from "./plan-draft.ts";
import { stepKey } from "./step-graph.ts";

/** A manager first, then the dead are forgotten, the new join, and the overlay is there. */
export function addSwarmSteps(draft: PlanDraft): void {
  const { start, manager } = draft.swarm;
  if (start === "waiting" || !manager) return;
  // What is to end may lead until it has ended.
  if (start !== "up") addSwarmStep(draft, manager, { kind: `swarm.${start}`, after: deadMasters(draft, deletionKey) });
  const begin = managerKeys(draft);
  for (const outlook of draft.outlooks) {
    addForgets(draft, outlook, begin);
    if (mustJoin(draft, outlook)) addSwarmStep(draft, outlook, { kind: "swarm.join", after: [...begin, ...forgetsBefore(draft, outlook)] });
  }
  if (!draft.request.snapshot.overlayEnsured || start === "init") addSwarmStep(draft, manager, { kind: "overlay.ensure", after: begin });
}

/** A new manager beside dead ones that still count would look like a swarm that has most of its managers. */
function forgetsBefore(draft: PlanDraft, outlook: NodeOutlook): string[] {
  const own = outlook.fenced.map((machine) => forgetKey(outlook, machine.id));
  return draft.swarm.start === "restore" && outlook.role === "master" ? [...own, ...deadMasters(draft, forgetKey)] : own;
}

/** Last of all: the copy that a lone master's replacement starts from. */
export function addBackup(draft: PlanDraft): void {
  const changes = draft.outlooks.flatMap((outlook) => [
    ...(["swarm.init", "swarm.restore", "swarm.join"] as const).map((kind) => stepKey(kind, outlook.name)),
    ...[...outlook.fenced, outlook.draining].map((machine) => (machine ? forgetKey(outlook, machine.id) : "")),
  ]);
  const after = changes.filter((key) => draft.steps.has(key));
  const keeper = backupKeeper(draft);
  if (after.length > 0 && keeper) addSwarmStep(draft, keeper, { kind: "swarm.backup", after });
}

/** A master that stays, a member already if there is one. */
function backupKeeper({ swarm, outlooks }: PlanDraft): NodeOutlook | null {
  if (swarm.manager?.shape) return swarm.manager;
  return outlooks.find(({ role, shape, present }) => role === "master" && shape && present?.state !== "unreachable") ?? swarm.manager;
}

function mustJoin({ swarm }: PlanDraft, outlook: NodeOutlook): boolean {
  const { shape, present, role } = outlook;
  if (!shape || present?.state === "unreachable") return false;
  if (swarm.start !== "up" && outlook === swarm.manager) return false;
  if (!present?.joined || swarm.start === "init") return true;
  // A restored swarm has one manager: the others must come in again.
  return swarm.start === "restore" && role === "master";
}

function addForgets(draft: PlanDraft, outlook: NodeOutlook, begin: readonly string[]): void {
  if (draft.swarm.start === "init" || takesOver(draft, outlook)) return;
  for (const machine of outlook.fenced) {
    if (machine.joined) addForget(draft, outlook, { machineId: machine.id, after: [...begin, deletionKey(outlook, machine.id)] });
  }
}

/** A fresh master under the dead one's very identity: forgetting that would be forgetting itself. A survivor has its own. */
function takesOver({ swarm }: PlanDraft, outlook: NodeOutlook): boolean {
  return swarm.start === "restore" && outlook === swarm.manager && !outlook.present?.joined && !outlook.draining?.joined;
}

type SwarmStepKind = "swarm.init" | "swarm.restore" | "swarm.join" | "swarm.backup" | "overlay.ensure";

function addSwarmStep({ steps }: PlanDraft, outlook: NodeOutlook, { kind, after = [] }: { kind: SwarmStepKind; after?: string[] }): void {
  const input = { nodeId: outlook.id, machineId: machineIdOf(outlook) ?? undefined };
  steps.add({ kind, subject: outlook.name, nodeId: outlook.id, input, after: [stepKey("machine.prepare", outlook.name), ...after] });
}
