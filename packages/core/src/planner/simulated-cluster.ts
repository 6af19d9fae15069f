import { type ClusterSpec, effectiveServices } from "../blueprint/index.ts";
import { machineShapeHash } from "./machine-shape.ts";
import type { Plan, PlanStep } from "./plan.ts";
import { dropRetired, type SimulatedCluster } from "./simulated-state.ts";
import { simulateStep } from "./simulated-steps.ts";
import type { ClusterSnapshot } from "./snapshot.ts";

export { emptyCluster, endMachine, type SimulatedCluster } from "./simulated-state.ts";

export function observe(cluster: SimulatedCluster): ClusterSnapshot {
  const nodes = [...cluster.nodes.values()].map(({ machines, retired: _retired, ...node }) => {
    const current = machines.at(-1);
    const machine = current && current.state !== "gone" ? { ...current } : null;
    const former = machines.filter((other) => other !== current || !machine).filter(({ state, joined }) => state !== "gone" || joined);
    return { ...node, machine, former: former.map((other) => ({ ...other })) };
  });
  return {
    clusterId: "cluster",
    clusterName: "simulated",
    subnet: "10.64.16.0/20",
    networkEnsured: cluster.network,
    swarm: cluster.swarm === "up" && !hasLivingManager(cluster) ? "lost" : cluster.swarm,
    overlayEnsured: cluster.overlay,
    nodes,
    tasks: [...cluster.tasks.values()].map((task) => ({ ...task })),
    slices: cluster.slices,
    coolingAddresses: [...cluster.cooling],
  };
}

/** As looking goes: managers that are there but find no leader, or do not answer, leave everything as it was last seen. */
function hasLivingManager({ nodes }: SimulatedCluster): boolean {
  const masters = [...nodes.values()].filter(({ role }) => role === "master").flatMap(({ machines }) => machines);
  return masters.some(({ state, joined }) => joined && (state === "running" || state === "unreachable"));
}

/** Commits the plan's rows, as the store does before any step runs. */
export function savePlan(cluster: SimulatedCluster, plan: Plan): void {
  for (const node of plan.nodes) cluster.nodes.set(node.id, { ...node, machines: [], retired: false });
  for (const { nodeId, ...machine } of plan.machines) {
    cluster.nodes.get(nodeId)?.machines.push({ ...machine, state: "intended", prepared: false, joined: false });
  }
  for (const task of plan.tasks) {
    cluster.tasks.set(task.id, { ...task, machineId: "", state: "pending", restartCount: 0, notBefore: null });
  }
  for (const id of plan.retireNodeIds) {
    const node = cluster.nodes.get(id);
    if (node) node.retired = true;
  }
  cluster.slices = plan.slices;
  dropRetired(cluster);
}

/** Runs the steps in an order that `pick` chooses among the ready ones; stops after `limit` steps, as a crash would. */
export function runSteps(
  cluster: SimulatedCluster,
  { plan, target }: { plan: Plan; target: ClusterSpec | null },
  { pick, limit }: { pick: (count: number) => number; limit: number },
): void {
  const done = new Set<string>();
  const waiting = [...plan.steps];
  const deepest = healthFloors(cluster, target);
  while (waiting.length > 0 && done.size < limit) {
    const ready = waiting.filter(({ dependsOn }) => dependsOn.every((key) => done.has(key)));
    const step = ready[pick(ready.length)];
    if (!step) return void cluster.violations.push("steps wait in a circle");
    simulateStep(cluster, step, target);
    checkCapacity(cluster, target, step);
    checkHealth(cluster, deepest, step);
    waiting.splice(waiting.indexOf(step), 1);
    done.add(step.key);
  }
}

const containerStates = new Set(["starting", "running", "unhealthy", "exited", "stopping"]);

function checkCapacity(cluster: SimulatedCluster, target: ClusterSpec | null, { key, kind }: PlanStep): void {
  if (kind !== "task.start" || !target) return;
  for (const node of cluster.nodes.values()) {
    const machine = node.machines.at(-1);
    const shape = target.nodeGroups.find((group) => group.name === node.group && machineShapeHash(group) === machine?.shapeHash);
    const tasks = [...cluster.tasks.values()].filter(({ machineId, state }) => machineId === machine?.id && containerStates.has(state));
    const ports = tasks.flatMap(({ publicPorts }) => publicPorts);
    if (new Set(ports).size < ports.length) cluster.violations.push(`${key}: a public port is taken twice on ${node.name}`);
    const memoryMib = tasks.reduce((sum, task) => sum + task.memoryMib, 0);
    const cpu = tasks.reduce((sum, task) => sum + task.cpu, 0);
    if (shape && (memoryMib > shape.memoryMib || cpu > shape.cpu)) cluster.violations.push(`${key}: ${node.name} is overfull`);
  }
}

type Floors = Map<string, number>;

/** A service's healthy tasks never fall below its minimum, or below what was healthy at the start if that was less. */
function healthFloors(cluster: SimulatedCluster, target: ClusterSpec | null): Floors {
  const healthy = healthySlots(cluster);
  return new Map(
    (target ? effectiveServices(target) : []).map(({ name, count, minHealthy }) => {
      const least = Math.min(minHealthy ?? count - 1, count - 1);
      return [name, Math.max(0, Math.min(least, healthy.get(name) ?? 0))];
    }),
  );
}

function checkHealth(cluster: SimulatedCluster, floors: Floors, { key, kind }: PlanStep): void {
  if (kind !== "task.stop") return;
  const healthy = healthySlots(cluster);
  for (const [name, floor] of floors) {
    if ((healthy.get(name) ?? 0) < floor)
      cluster.violations.push(`${key}: ${healthy.get(name) ?? 0} of ${name} are healthy, ${floor} must be`);
  }
}

function healthySlots({ tasks, nodes }: SimulatedCluster): Map<string, number> {
  const running = new Set(
    [...nodes.values()].flatMap(({ machines }) => machines.filter(({ state }) => state === "running").map(({ id }) => id)),
  );
  const slots = new Map<string, Set<number>>();
  for (const { service, slot, state, machineId } of tasks.values()) {
    if (state === "running" && running.has(machineId)) slots.set(service, (slots.get(service) ?? new Set()).add(slot));
  }
  return new Map([...slots].map(([service, { size }]) => [service, size]));
}
