import { machineSubject } from "./machine-keys.ts";
import type { Plan, PlanChange } from "./plan.ts";
import { hourlyPrice } from "./plan-price.ts";
import type { PlanRequest } from "./plan-request.ts";
import type { MachineView, NodeView } from "./snapshot.ts";
import { specChanges } from "./spec-changes.ts";
import { stepGraph } from "./step-graph.ts";

/** Nothing is wanted: every machine ends at once, then their network. What runs on them ends with them. */
export function planTeardown({ snapshot, previous }: PlanRequest): Plan {
  const steps = stepGraph();
  const changes: PlanChange[] = [];
  const deletions = snapshot.nodes.flatMap((node) => {
    const machines = machinesOf(node).filter(({ state }) => state !== "gone");
    if (machines.length > 0) changes.push({ subject: "machine", action: "remove", name: node.name, reason: "the cluster stops" });
    return machines.map((machine) =>
      steps.add({
        kind: "machine.delete",
        subject: machineSubject(node, machine.id),
        nodeId: node.id,
        input: { nodeId: node.id, machineId: machine.id },
      }),
    );
  });
  if (snapshot.networkEnsured || deletions.length > 0) steps.add({ kind: "network.delete", after: deletions });
  return {
    planVersion: 1,
    changes:
      deletions.length > 0
        ? [...changes, ...specChanges(previous ?? null, null).filter(({ subject }) => subject !== "connections")]
        : changes,
    placements: [],
    unplaced: [],
    nodes: [],
    machines: [],
    tasks: [],
    slices: {},
    retireNodeIds: snapshot.nodes.map(({ id }) => id),
    steps: steps.build(),
    price: { beforeUsdPerHour: hourlyPrice(snapshot), afterUsdPerHour: 0 },
  };
}

function machinesOf({ machine, former = [] }: NodeView): MachineView[] {
  return machine ? [...former, machine] : former;
}
