import type { PlannedNode } from "./plan.ts";
import type { ClusterSnapshot, MachineView, TaskView } from "./snapshot.ts";

/** For tests: a cluster that executes plans in memory and objects to every step that could not work in earnest. */
export interface SimulatedCluster {
  nodes: Map<string, PlannedNode & { machines: MachineView[]; retired: boolean }>;
  tasks: Map<string, TaskView>;
  network: boolean;
  swarm: ClusterSnapshot["swarm"];
  overlay: boolean;
  slices: ClusterSnapshot["slices"];
  cooling: string[];
  /** What no step may do, and one did. */
  violations: string[];
}

export function emptyCluster(): SimulatedCluster {
  return { nodes: new Map(), tasks: new Map(), network: false, swarm: "none", overlay: false, slices: {}, cooling: [], violations: [] };
}

export function hasManager({ swarm, nodes }: SimulatedCluster): boolean {
  const masters = [...nodes.values()].filter(({ role }) => role === "master");
  return swarm === "up" && masters.some(({ machines }) => machines.some(({ state, joined }) => state === "running" && joined));
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
