import type { NodeRole } from "../blueprint/index.ts";
import type { MachineState, TaskState } from "../lifecycle/index.ts";
import type { AddressSlice } from "../networking/index.ts";

export interface MachineView {
  id: string;
  state: MachineState;
  shapeHash: string;
  provider: string;
  /** Passed machine.prepare once. */
  prepared: boolean;
  /** Its engine is a member of the cluster's swarm. */
  joined: boolean;
  priceUsdPerHour: number;
}

export interface NodeView {
  id: string;
  name: string;
  role: NodeRole;
  group: string;
  ordinal: number;
  privateAddress: string;
  /** The machine that stands for the node now; null between machines. */
  machine: MachineView | null;
  /** Earlier machines of the node that are not certainly gone, or whose engine the swarm still counts. */
  former?: MachineView[];
}

export interface TaskView {
  id: string;
  service: string;
  slot: number;
  name: string;
  nodeId: string;
  machineId: string;
  configHash: string;
  firewallHash: string;
  address: string;
  publicPorts: number[];
  cpu: number;
  memoryMib: number;
  state: TaskState;
  restartCount: number;
  /** Milliseconds since the epoch before which a crashed task is not started again. */
  notBefore: number | null;
}

/** What exists, as last observed. Ended machines, stopped tasks and retired nodes are not in it. */
export interface ClusterSnapshot {
  clusterId: string;
  clusterName: string;
  /** Addresses of machines, such as 10.64.16.0/20. */
  subnet: string;
  networkEnsured: boolean;
  /** `lost`: no manager answers, but a backup is there. */
  swarm: "none" | "up" | "lost";
  overlayEnsured: boolean;
  nodes: NodeView[];
  tasks: TaskView[];
  slices: Record<string, AddressSlice>;
  /** Addresses that a dead endpoint may still hold; never handed out again within minutes. */
  coolingAddresses: string[];
}
