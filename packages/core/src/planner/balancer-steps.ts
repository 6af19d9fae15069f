import type { EffectiveService } from "../blueprint/index.ts";
import type { LocatedTask } from "./locate-tasks.ts";
import { machineIdOf, shortId } from "./machine-keys.ts";
import type { NodeOutlook } from "./node-outlook.ts";
import type { Drain, PlanDraft } from "./plan-draft.ts";
import { stepKey } from "./step-graph.ts";
import { taskName } from "./task-steps.ts";

/** Takes tasks out of the load balancers in front of them, before they stop. Returns what the stops wait for. */
export function drainFromBalancers(draft: PlanDraft, drained: LocatedTask[], after: (string | null)[]): string[] {
  return balancersOf(draft, drained[0]?.task.service).map((balancer) => {
    draft.drains.push({ balancer, drained, after });
    return configureKey(balancer, drained);
  });
}

/** The last configuration of the load balancers in front of a service: with what is there in the end. */
export function finalConfigurations(draft: PlanDraft, serviceName: string): string[] {
  return balancersOf(draft, serviceName).map((balancer) => configureKey(balancer));
}

/** Call after all tasks are planned. */
export function addBalancerSteps(draft: PlanDraft): void {
  for (const balancer of draft.services) {
    if (balancer.kind !== "loadBalancer") continue;
    const own = balancerTask(draft, balancer);
    if (!own) continue;
    // One that only comes into being has nothing to take out; waiting for it could be waiting for oneself.
    const drains = own.isNew ? [] : draft.drains.filter((drain) => drain.balancer === balancer);
    for (const { drained, after } of drains) addConfigure(draft, balancer, { own, drained, after });
    const behind = balancer.backends.filter((name) => draft.changedServices.has(name));
    if (behind.length > 0 || ownSteps(draft, balancer).length > 0) {
      addConfigure(draft, balancer, { own, drained: [], after: behind.flatMap((name) => draft.keysOf.get(name) ?? []) });
    }
  }
}

function balancersOf({ services }: PlanDraft, serviceName: string | undefined): EffectiveService[] {
  return services.filter(({ backends }) => serviceName !== undefined && backends.includes(serviceName));
}

function configureKey(balancer: EffectiveService, drained: readonly LocatedTask[] = []): string {
  return stepKey("balancer.configure", configureSubject(balancer, drained));
}

function configureSubject(balancer: EffectiveService, drained: readonly LocatedTask[]): string {
  const name = taskName(balancer, 1);
  return drained.length === 0 ? name : `${name} without ${drained.map(({ task }) => `${task.name} ${shortId(task.id)}`).join(", ")}`;
}

interface OwnTask {
  id: string;
  isNew: boolean;
  outlook: NodeOutlook;
}

/** The load balancer's task that runs when the plan is done, or null. */
function balancerTask(draft: PlanDraft, balancer: EffectiveService): OwnTask | null {
  const planned = draft.tasks.find(({ service }) => service === balancer.name);
  const plannedOn = planned && draft.outlookById.get(planned.nodeId);
  if (planned && plannedOn) return { id: planned.id, isNew: true, outlook: plannedOn };
  const starting = (["task.start", "task.restart"] as const).some((kind) => draft.steps.has(stepKey(kind, taskName(balancer, 1))));
  const kept = (draft.tasksOf.get(balancer.name) ?? []).find(
    ({ task, where }) => where === "here" && !draft.stoppedTaskIds.has(task.id) && (starting || task.state === "running"),
  );
  return kept?.outlook ? { id: kept.task.id, isNew: false, outlook: kept.outlook } : null;
}

function ownSteps({ steps }: PlanDraft, balancer: EffectiveService): string[] {
  const name = taskName(balancer, 1);
  return (["task.start", "task.restart", "task.firewall"] as const).map((kind) => stepKey(kind, name)).filter((key) => steps.has(key));
}

function addConfigure(
  draft: PlanDraft,
  balancer: EffectiveService,
  { own, drained, after }: Omit<Drain, "balancer"> & { own: OwnTask },
): void {
  const drainTaskIds = drained.map(({ task }) => task.id);
  draft.steps.add({
    kind: "balancer.configure",
    subject: configureSubject(balancer, drained),
    nodeId: own.outlook.id,
    input: {
      nodeId: own.outlook.id,
      machineId: machineIdOf(own.outlook) ?? undefined,
      taskId: own.id,
      ...(drainTaskIds.length > 0 ? { drainTaskIds } : {}),
    },
    after: [...ownSteps(draft, balancer), ...after],
  });
}
