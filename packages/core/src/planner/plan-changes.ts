import type { ClusterSpec, NodeGroupSpec } from "../blueprint/index.ts";
import { deletionKey } from "./machine-keys.ts";
import { isDead, type NodeOutlook } from "./node-outlook.ts";
import type { PlanChange } from "./plan.ts";
import type { PlanDraft, TaskChange } from "./plan-draft.ts";
import { specChanges } from "./spec-changes.ts";
import { differingFields } from "./spec-differences.ts";
import { stepKey } from "./step-graph.ts";

/** What the plan changes, as a person would tell it: each thing once, at the level at which it was decided. */
export function planChanges(draft: PlanDraft, target: ClusterSpec): PlanChange[] {
  const { previous, healOnly } = draft.request;
  const machines = draft.outlooks.flatMap((outlook) => machineChanges(draft, outlook));
  const edited = previous === undefined || healOnly ? observedChanges(draft) : specChanges(previous, target);
  return [...machines, ...edited, ...unexplained(draft.taskChanges, edited)];
}

function machineChanges(draft: PlanDraft, outlook: NodeOutlook): PlanChange[] {
  const told = outlook.shape ? keptChange(draft, outlook, outlook.shape) : retiredChange(draft, outlook);
  return told ? [{ subject: "machine", name: outlook.name, ...told }] : [];
}

type Told = Omit<PlanChange, "subject" | "name">;

function retiredChange(draft: PlanDraft, outlook: NodeOutlook): Told | null {
  const { draining, fenced } = outlook;
  const ends = draining ? draft.steps.has(deletionKey(outlook, draining.id)) : fenced.some(({ state }) => state !== "gone");
  if (!ends) return null;
  const fields = shapeFields(draft, outlook);
  return fields
    ? { action: "remove", fields, reason: "another shape takes its place" }
    : { action: "remove", reason: "no longer in the blueprint" };
}

function keptChange({ steps }: PlanDraft, { name, isNew, intended, fenced }: NodeOutlook, shape: NodeGroupSpec): Told | null {
  if (isNew) return { action: "add", reason: `${shape.name} is to have ${shape.count}` };
  if (intended)
    return fenced.some(isDead) ? { action: "replace", reason: "it is gone" } : { action: "add", reason: "the node has no machine" };
  const unfinished = (["machine.create", "machine.prepare", "swarm.join"] as const).some((kind) => steps.has(stepKey(kind, name)));
  return unfinished ? { action: "add", reason: "it was not finished" } : null;
}

/** Which fields of the group's machines were edited; undefined: none, or not known. */
function shapeFields({ request, outlooks }: PlanDraft, { group }: NodeOutlook): string[] | undefined {
  const next = outlooks.find((other) => other.group === group && other.shape)?.shape;
  const old = request.previous?.nodeGroups.find(({ name }) => name === group);
  const fields = next && old ? differingFields(old, next).filter((field) => field !== "count") : [];
  return fields.length > 0 ? fields : undefined;
}

/** Without the former blueprint, services that come or go are told from the tasks there are. */
function observedChanges({ services, tasksOf }: PlanDraft): PlanChange[] {
  const wanted = new Set(services.map(({ name }) => name));
  const added = services.filter(({ name, count }) => count > 0 && !tasksOf.has(name));
  const removed = [...tasksOf.keys()].filter((name) => !wanted.has(name));
  return [
    ...added.map(({ kind, name }): PlanChange => ({ subject: kind, action: "add", name, reason: "not running yet" })),
    ...removed.map((name): PlanChange => ({ subject: "service", action: "remove", name, reason: "no longer wanted" })),
  ];
}

/** Tasks' changes that no change of their service or of the connections explains, each once. */
function unexplained(taskChanges: readonly TaskChange[], edited: readonly PlanChange[]): PlanChange[] {
  const explained = new Set(edited.map(({ subject, name }) => (subject === "connections" ? "connections" : name)));
  const left = taskChanges.filter(
    (change) => change.broken || !explained.has(change.subject === "connections" ? "connections" : change.service),
  );
  const once = new Map(left.map((change) => [`${change.subject} ${change.action} ${change.name}`, change]));
  return [...once.values()].map(({ service: _service, broken: _broken, ...change }) => change);
}
