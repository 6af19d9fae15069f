import type { ClusterSpec } from "../blueprint/index.ts";
import { addBalancerSteps } from "./balancer-steps.ts";
import { fillHomeless, fillSlots } from "./fill-slots.ts";
import { deletionKey } from "./machine-keys.ts";
import { addDrainEnds, addMachineSteps } from "./machine-steps.ts";
import type { NodeOutlook } from "./node-outlook.ts";
import type { Plan, PlannedNode } from "./plan.ts";
import { planChanges } from "./plan-changes.ts";
import { openDraft, type PlanDraft } from "./plan-draft.ts";
import { hourlyPrice } from "./plan-price.ts";
import type { PlanRequest } from "./plan-request.ts";
import { replaceTasks } from "./replace-tasks.ts";
import { clearAway, endRemovedServices, openRollout, tellHeldBack } from "./rollout.ts";
import { addBackup, addSwarmSteps } from "./swarm-steps.ts";
import { planTeardown } from "./teardown.ts";

/** From what exists to what is wanted. Deterministic. UNPROCESSABLE when the cluster's network has no more addresses. */
export function planConvergence(request: PlanRequest): Plan {
  if (!request.target) return planTeardown(request);
  const draft = openDraft(request.target, request);
  addMachineSteps(draft);
  addSwarmSteps(draft);
  planTasks(draft);
  addBalancerSteps(draft);
  addDrainEnds(draft);
  addBackup(draft);
  return toPlan(draft, request.target);
}

/** Room is made before it is taken: what goes, then what is missing, then what is replaced, then what found no room before. */
function planTasks(draft: PlanDraft): void {
  endRemovedServices(draft);
  const rollouts = draft.services.map((service) => openRollout(draft, service));
  for (const act of [clearAway, fillSlots, replaceTasks, fillHomeless, tellHeldBack]) {
    for (const rollout of rollouts) act(draft, rollout);
  }
}

function toPlan(draft: PlanDraft, target: ClusterSpec): Plan {
  const { outlooks, placements, unplaced, tasks, slices, request } = draft;
  return {
    planVersion: 1,
    changes: planChanges(draft, target),
    placements,
    unplaced,
    nodes: outlooks.filter(({ isNew }) => isNew).map(plannedNode),
    machines: outlooks.flatMap(({ intended }) => (intended ? [intended] : [])),
    tasks,
    slices,
    retireNodeIds: outlooks.filter((outlook) => retires(draft, outlook)).map(({ id }) => id),
    steps: draft.steps.build(),
    price: { beforeUsdPerHour: hourlyPrice(request.snapshot), afterUsdPerHour: afterPrice(outlooks, request) },
  };
}

/** A node that cannot be emptied yet stays. */
function retires({ steps }: PlanDraft, outlook: NodeOutlook): boolean {
  return !outlook.shape && (!outlook.draining || steps.has(deletionKey(outlook, outlook.draining.id)));
}

function plannedNode({ id, name, role, group, ordinal, privateAddress }: NodeOutlook): PlannedNode {
  return { id, name, role, group, ordinal, privateAddress };
}

function afterPrice(outlooks: readonly NodeOutlook[], { prices }: PlanRequest): number {
  return outlooks.reduce((sum, { present, shape }) => sum + (present?.priceUsdPerHour ?? (shape ? prices(shape) : 0)), 0);
}
