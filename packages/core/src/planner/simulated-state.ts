import type { PlannedNode } from "./plan.ts";
import type { ClusterSnapshot, MachineView, TaskView } from "./snapshot.ts";

/** For tests: a cluster that executes plans in memory and objects to every step that could not work in earnest. */
export interface SimulatedCluster {
  nodes: Map<string, PlannedNode & { machines: MachineView[]; retired: boolean }>;
  tasks: Map<string, TaskView>;
  network: boolean;
  swarm: ClusterSnapshot["swarm"];
  /** Ids of the machines whose engines decide for the swarm, by majority; dead ones count until they are forgotten. */
  voters: Set<string>;
  overlay: boolean;
  slices: ClusterSnapshot["slices"];
  cooling: string[];
  /** What no step may do, and one did. */
  violations: string[];
}

export function emptyCluster(): SimulatedCluster {
  const rows = { nodes: new Map(), tasks: new Map(), slices: {}, cooling: [] };
  return { ...rows, network: false, swarm: "none", voters: new Set(), overlay: false, violations: [] };
}

/** Most voters answer: one of them leads, or will in a moment. */
export function hasLeader(cluster: SimulatedCluster): boolean {
  return votersIn(cluster, ["running"]).length * 2 > cluster.voters.size;
}

/** Some may lead, for all one knows: they are not certainly gone. */
export function mayHaveLeader(cluster: SimulatedCluster): boolean {
  return votersIn(cluster, ["running", "unreachable", "deleting"]).length * 2 > cluster.voters.size;
}

function votersIn({ nodes, voters }: SimulatedCluster, states: readonly MachineView["state"][]): MachineView[] {
  const machines = [...nodes.values()].flatMap((node) => node.machines);
  return machines.filter(({ id, state }) => voters.has(id) && states.includes(state));
}

export function endMachine(cluster: SimulatedCluster, machine: MachineView): void {
  machine.state = "gone";
  for (const task of cluster.tasks.values()) if (task.machineId === machine.id) task.state = "lost";
}

export function dropRetired({ nodes }: SimulatedCluster): void {
  for (const [id, { retired, machines }] of nodes) {
    if (retired && machines.every(({ state, joined }) => state === "gone" && !joined)) nodes.delete(id);
  }
}
