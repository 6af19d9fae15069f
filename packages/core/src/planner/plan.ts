import type { ClusterSpec, NodeRole } from "../blueprint/index.ts";
import type { AddressSlice } from "../networking/index.ts";
import type { UnplacedTask } from "../scheduler/index.ts";

/** What one step does. Every kind is idempotent: run again after a crash it ends in the same state. */
export const stepKinds = [
  "network.ensure",
  "machine.create",
  "machine.prepare",
  "machine.delete",
  "network.delete",
  "swarm.init",
  "swarm.restore",
  "swarm.join",
  "swarm.forget",
  "swarm.backup",
  "overlay.ensure",
  "image.pull",
  "task.start",
  "task.restart",
  "task.firewall",
  "task.stop",
  "balancer.configure",
] as const;
export type StepKind = (typeof stepKinds)[number];

/** Ids only: documents and secrets stay in their stores. Which ids a kind needs is said in the planner's README. */
export interface StepInput {
  nodeId?: string;
  machineId?: string;
  taskId?: string;
  image?: string;
  /** balancer.configure: tasks about to stop, left out although they still run. */
  drainTaskIds?: string[];
}

export interface PlanStep {
  /** Unique in the plan, readable: `machine.create worker-1`. */
  key: string;
  kind: StepKind;
  nodeId: string | null;
  input: StepInput;
  /** Keys of steps that must have succeeded. Transitively reduced. */
  dependsOn: string[];
  estimateMs: number;
}

export interface PlannedNode {
  id: string;
  name: string;
  role: NodeRole;
  group: string;
  ordinal: number;
  /** Kept by every machine that ever stands for the node. */
  privateAddress: string;
}

export interface PlannedMachine {
  id: string;
  nodeId: string;
  provider: string;
  /** Hash of the machine's shape; a different one is a different machine. */
  shapeHash: string;
  priceUsdPerHour: number;
}

export interface PlannedTask {
  id: string;
  service: string;
  slot: number;
  name: string;
  nodeId: string;
  /** Hash of what the container is made of; a different one replaces the task. */
  configHash: string;
  /** Hash of the rules in its network namespace; a different one only re-applies them. */
  firewallHash: string;
  address: string;
  publicPorts: number[];
  cpu: number;
  memoryMib: number;
}

export interface PlanChange {
  subject: "machine" | "service" | "task" | "loadBalancer" | "connections";
  action: "add" | "change" | "replace" | "restart" | "remove";
  name: string;
  /** Which fields differ: `env.GREETING`, `image`. */
  fields?: string[];
  reason: string;
}

export interface PlanPlacement {
  task: string;
  node: string;
  reason: string;
}

export interface Plan {
  planVersion: 1;
  changes: PlanChange[];
  placements: PlanPlacement[];
  unplaced: UnplacedTask[];
  /** New rows only, as are `machines` and `tasks`. */
  nodes: PlannedNode[];
  /** Intents: committed before any provider is asked. */
  machines: PlannedMachine[];
  tasks: PlannedTask[];
  /** Address slices after this plan, by service or load balancer name. */
  slices: Record<string, AddressSlice>;
  /** Nodes without a place in the target: they leave the snapshot once all their machines have ended, not before. */
  retireNodeIds: string[];
  steps: PlanStep[];
  price: { beforeUsdPerHour: number; afterUsdPerHour: number };
}

export type { AddressSlice, ClusterSpec, UnplacedTask };
