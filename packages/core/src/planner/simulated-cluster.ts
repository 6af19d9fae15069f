import { type ClusterSpec, effectiveServices } from "../blueprint/index.ts";
import { firewallFor } from "../networking/index.ts";
import { machineShapeHash } from "./machine-shape.ts";
import type { Plan, PlannedNode, PlanStep } from "./plan.ts";
import type { ClusterSnapshot, MachineView, TaskView } from "./snapshot.ts";
import { taskFirewallHash } from "./task-hashes.ts";

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
    swarm: cluster.swarm === "up" && !hasManager(cluster) ? "lost" : cluster.swarm,
    overlayEnsured: cluster.overlay,
    nodes,
    tasks: [...cluster.tasks.values()].map((task) => ({ ...task })),
    slices: cluster.slices,
    coolingAddresses: [...cluster.cooling],
  };
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
    runStep(cluster, step, target);
    checkCapacity(cluster, target, step);
    checkHealth(cluster, deepest, step);
    waiting.splice(waiting.indexOf(step), 1);
    done.add(step.key);
  }
}

function runStep(cluster: SimulatedCluster, step: PlanStep, target: ClusterSpec | null): void {
  const demand = (holds: unknown, message: string): void => {
    if (!holds) cluster.violations.push(`${step.key}: ${message}`);
  };
  const node = cluster.nodes.get(step.input.nodeId ?? "");
  const machine = node?.machines.find(({ id }) => id === step.input.machineId);
  const task = cluster.tasks.get(step.input.taskId ?? "");
  const live = [...cluster.nodes.values()].flatMap(({ role, privateAddress, machines }) =>
    machines.filter(({ state }) => state === "running").map((other) => ({ ...other, role, privateAddress })),
  );
  const managed = hasManager(cluster);

  switch (step.kind) {
    case "network.ensure":
      cluster.network = true;
      return;
    case "network.delete":
      demand(
        [...cluster.nodes.values()].every(({ machines }) => machines.every(({ state }) => state === "gone")),
        "machines are in it",
      );
      Object.assign(cluster, { network: false, swarm: "none", overlay: false, slices: {} });
      cluster.tasks.clear();
      for (const { machines } of cluster.nodes.values()) for (const other of machines) other.joined = false;
      dropRetired(cluster);
      return;
    case "machine.create":
      demand(cluster.network, "no network");
      demand(!live.some(({ privateAddress, id }) => privateAddress === node?.privateAddress && id !== machine?.id), "address in use");
      demand(
        node?.machines.every((other) => other === machine || other.state === "gone"),
        "the former machine is not fenced",
      );
      if (machine) machine.state = "running";
      return;
    case "machine.prepare":
      demand(machine?.state === "running", "machine does not run");
      if (machine) machine.prepared = true;
      return;
    case "machine.delete":
      if (machine) endMachine(cluster, machine);
      dropRetired(cluster);
      return;
    case "swarm.init":
    case "swarm.restore":
      demand(machine?.prepared && node?.role === "master", "not a prepared master");
      demand(!managed, "a manager is there");
      cluster.swarm = "up";
      // Whoever else was a member is one no more, or is the restored master itself.
      for (const other of node?.machines ?? []) other.joined = other === machine;
      return;
    case "swarm.join":
      demand(managed, "no manager");
      demand(machine?.prepared, "not prepared");
      demand(
        node?.machines.every((other) => other === machine || !other.joined),
        "the former machine is not forgotten",
      );
      if (machine) machine.joined = true;
      return;
    case "swarm.forget":
      demand(managed, "no manager");
      if (machine) machine.joined = false;
      dropRetired(cluster);
      return;
    case "swarm.backup":
      return demand(machine?.joined && node?.role === "master", "not on a manager");
    case "overlay.ensure":
      demand(machine?.joined && managed, "no manager");
      cluster.overlay = true;
      return;
    case "image.pull":
      return demand(machine?.prepared, "not prepared");
    case "task.start":
      demand(machine?.state === "running" && machine.joined && cluster.overlay && managed, "the machine cannot attach it");
      demand(node?.role === "worker", "not a worker");
      if (task && machine) Object.assign(task, { state: "running", machineId: machine.id });
      return;
    case "task.restart":
      demand(machine?.state === "running" && task?.machineId === machine.id, "not on that machine");
      if (task) task.state = "running";
      return;
    case "task.firewall":
      if (task && target) task.firewallHash = taskFirewallHash(firewallFor(target, cluster.slices, task.service));
      return;
    case "task.stop":
      if (task) cluster.cooling.push(task.address);
      cluster.tasks.delete(step.input.taskId ?? "");
      return;
    case "balancer.configure":
      return demand(task?.state === "running", "the load balancer does not run");
  }
}

function hasManager({ swarm, nodes }: SimulatedCluster): boolean {
  const masters = [...nodes.values()].filter(({ role }) => role === "master");
  return swarm === "up" && masters.some(({ machines }) => machines.some(({ state, joined }) => state === "running" && joined));
}

export function endMachine(cluster: SimulatedCluster, machine: MachineView): void {
  machine.state = "gone";
  for (const task of cluster.tasks.values()) if (task.machineId === machine.id) task.state = "lost";
}

function dropRetired({ nodes }: SimulatedCluster): void {
  for (const [id, { retired, machines }] of nodes) {
    if (retired && machines.every(({ state, joined }) => state === "gone" && !joined)) nodes.delete(id);
  }
}

const containerStates = new Set(["starting", "running", "unhealthy", "exited", "stopping"]);

function checkCapacity(cluster: SimulatedCluster, target: ClusterSpec | null, { key, kind }: PlanStep): void {
  if (kind !== "task.start" || !target) return;
  for (const node of cluster.nodes.values()) {
    const shapeHash = node.machines.at(-1)?.shapeHash;
    const shape = target.nodeGroups.find((group) => group.name === node.group && machineShapeHash(group) === shapeHash);
    const tasks = [...cluster.tasks.values()].filter(({ nodeId, state }) => nodeId === node.id && containerStates.has(state));
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
  const healthy = healthyTasks(cluster);
  return new Map(
    (target ? effectiveServices(target) : []).map(({ name, count, minHealthy }) => {
      const least = Math.min(minHealthy ?? count - 1, count - 1);
      return [name, Math.max(0, Math.min(least, healthy.get(name) ?? 0))];
    }),
  );
}

function checkHealth(cluster: SimulatedCluster, floors: Floors, { key, kind }: PlanStep): void {
  if (kind !== "task.stop") return;
  const healthy = healthyTasks(cluster);
  for (const [name, floor] of floors) {
    if ((healthy.get(name) ?? 0) < floor)
      cluster.violations.push(`${key}: ${healthy.get(name) ?? 0} of ${name} are healthy, ${floor} must be`);
  }
}

function healthyTasks({ tasks, nodes }: SimulatedCluster): Map<string, number> {
  const running = new Set(
    [...nodes.values()].flatMap(({ machines }) => machines.filter(({ state }) => state === "running").map(({ id }) => id)),
  );
  const counts = new Map<string, number>();
  for (const { service, state, machineId } of tasks.values()) {
    if (state === "running" && running.has(machineId)) counts.set(service, (counts.get(service) ?? 0) + 1);
  }
  return counts;
}
