import type { ClusterSpec } from "../blueprint/index.ts";
import { firewallFor } from "../networking/index.ts";
import type { PlannedNode, PlanStep, StepKind } from "./plan.ts";
import { dropRetired, endMachine, hasLeader, mayHaveLeader, type SimulatedCluster } from "./simulated-state.ts";
import type { MachineView, TaskView } from "./snapshot.ts";
import { taskFirewallHash } from "./task-hashes.ts";

/** What a step sees when its turn comes. */
interface Scene {
  cluster: SimulatedCluster;
  target: ClusterSpec | null;
  step: PlanStep;
  node: (PlannedNode & { machines: MachineView[] }) | undefined;
  machine: MachineView | undefined;
  task: TaskView | undefined;
  /** Notes a violation unless it holds. */
  demand: (holds: unknown, message: string) => void;
}

/** For tests: what each kind of step needs, and what it changes. */
export function simulateStep(cluster: SimulatedCluster, step: PlanStep, target: ClusterSpec | null): void {
  const node = cluster.nodes.get(step.input.nodeId ?? "");
  const machine = node?.machines.find(({ id }) => id === step.input.machineId);
  const task = cluster.tasks.get(step.input.taskId ?? "");
  const demand = (holds: unknown, message: string): void => {
    if (!holds) cluster.violations.push(`${step.key}: ${message}`);
  };
  effects[step.kind]({ cluster, target, step, node, machine, task, demand });
}

const effects: Record<StepKind, (scene: Scene) => void> = {
  "network.ensure": ({ cluster }) => {
    cluster.network = true;
  },
  "network.delete": deleteNetwork,
  "machine.create": createMachine,
  "machine.prepare": ({ machine, demand }) => {
    demand(machine?.state === "running", "machine does not run");
    if (machine) machine.prepared = true;
  },
  "machine.delete": ({ cluster, machine }) => {
    if (machine) endMachine(cluster, machine);
    dropRetired(cluster);
  },
  "swarm.init": initSwarm,
  "swarm.restore": restoreSwarm,
  "swarm.join": joinSwarm,
  "swarm.forget": forgetMachine,
  "swarm.backup": ({ cluster, node, machine, demand }) =>
    demand(machine?.joined && node?.role === "master" && hasLeader(cluster), "not on a manager that decides"),
  "overlay.ensure": ({ cluster, machine, demand }) => {
    demand(machine?.joined && hasLeader(cluster), "no manager decides");
    cluster.overlay = true;
  },
  "image.pull": ({ machine, demand }) => demand(machine?.prepared, "not prepared"),
  "task.start": startTask,
  "task.restart": ({ machine, task, demand }) => {
    demand(machine?.state === "running" && task?.machineId === machine.id, "not on that machine");
    if (task) task.state = "running";
  },
  "task.firewall": ({ cluster, target, task }) => {
    if (task && target) task.firewallHash = taskFirewallHash(firewallFor(target, cluster.slices, task.service));
  },
  "task.stop": ({ cluster, task }) => {
    if (!task) return;
    cluster.cooling.push(task.address);
    cluster.tasks.delete(task.id);
  },
  "balancer.configure": ({ task, demand }) => demand(task?.state === "running", "the load balancer does not run"),
};

function deleteNetwork({ cluster, demand }: Scene): void {
  const machines = [...cluster.nodes.values()].flatMap((node) => node.machines);
  demand(
    machines.every(({ state }) => state === "gone"),
    "machines are in it",
  );
  Object.assign(cluster, { network: false, swarm: "none", overlay: false, slices: {} });
  cluster.tasks.clear();
  for (const machine of machines) machine.joined = false;
  cluster.voters.clear();
  dropRetired(cluster);
}

function createMachine({ cluster, node, machine, demand }: Scene): void {
  demand(cluster.network, "no network");
  const others = [...cluster.nodes.values()]
    .filter(({ privateAddress }) => privateAddress === node?.privateAddress)
    .flatMap(({ machines }) => machines);
  demand(
    others.every((other) => other === machine || other.state === "gone"),
    "the former machine is not fenced, or the address is another's",
  );
  if (machine) machine.state = "running";
}

/** Every membership so far was of another swarm. */
function initSwarm(scene: Scene): void {
  const { cluster, machine } = scene;
  for (const node of cluster.nodes.values()) for (const other of node.machines) other.joined = other === machine;
  beginSwarm(scene);
}

/** The master decides alone: others that live must come in again. A fresh one is one with the predecessor whose place it took. */
function restoreSwarm(scene: Scene): void {
  const { cluster, node, machine } = scene;
  const masters = [...cluster.nodes.values()].filter(({ role }) => role === "master").flatMap(({ machines }) => machines);
  const predecessors = machine?.joined ? [] : (node?.machines ?? []);
  for (const other of masters) if (other.state !== "gone" || predecessors.includes(other)) other.joined = false;
  if (machine) machine.joined = true;
  beginSwarm(scene);
}

function beginSwarm({ cluster, node, machine, demand }: Scene): void {
  demand(machine?.prepared && node?.role === "master", "not a prepared master");
  const leadsAlready = machine !== undefined && cluster.voters.size === 1 && cluster.voters.has(machine.id);
  demand(leadsAlready || !mayHaveLeader(cluster), "another manager may lead");
  Object.assign(cluster, { swarm: "up", voters: new Set(machine ? [machine.id] : []) });
}

function joinSwarm({ cluster, node, machine, demand }: Scene): void {
  demand(hasLeader(cluster), "no manager decides");
  demand(machine?.prepared, "not prepared");
  demand(
    node?.machines.every((other) => other === machine || !other.joined),
    "the former machine is not forgotten",
  );
  if (!machine) return;
  machine.joined = true;
  if (node?.role === "master") cluster.voters.add(machine.id);
}

function forgetMachine({ cluster, machine, demand }: Scene): void {
  demand(hasLeader(cluster), "no manager decides");
  if (machine) machine.joined = false;
  if (machine) cluster.voters.delete(machine.id);
  demand(hasLeader(cluster), "too few managers are left to decide");
  dropRetired(cluster);
}

function startTask({ cluster, node, machine, task, demand }: Scene): void {
  demand(machine?.state === "running" && machine.joined && cluster.overlay && hasLeader(cluster), "the machine cannot attach it");
  demand(node?.role === "worker", "not a worker");
  if (task && machine) Object.assign(task, { state: "running", machineId: machine.id });
}
