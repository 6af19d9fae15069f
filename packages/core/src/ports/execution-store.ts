import type { ClusterSpec } from "../blueprint/index.ts";
import type { ErrorCode } from "../errors/index.ts";
import type { ClusterState, MachineState, OperationKind, OperationState, StepState, TaskState } from "../lifecycle/index.ts";
import type { ClusterSnapshot, Plan, StepInput, StepKind } from "../planner/index.ts";
import type { MachineShape } from "./provider.ts";

export interface ClusterRecord {
  id: string;
  teamId: string;
  name: string;
  state: ClusterState;
  subnet: string;
  /** What the user wants to run; null: nothing (never started, or stopped). */
  desired: { revision: number; spec: ClusterSpec } | null;
}

export interface OperationFailure {
  code: ErrorCode;
  message: string;
  remedy?: string;
}

export interface OperationRecord {
  id: string;
  teamId: string;
  clusterId: string;
  kind: OperationKind;
  state: OperationState;
  /** What the cluster converges to; null: nothing at all (stop, or a start rolled back). */
  target: { revision: number; spec: ClusterSpec } | null;
  /** Where a failed or cancelled operation goes back to; null: nothing at all. */
  previous: { revision: number; spec: ClusterSpec } | null;
  /** A previewed plan to execute exactly as round 1. */
  plan: Plan | null;
  cancelRequested: boolean;
  /** ISO 8601. */
  acceptedAt: string;
  /** W3C trace context of the request that asked for it. */
  traceparent: string | null;
}

export interface StepRecord {
  id: string;
  operationId: string;
  round: number;
  key: string;
  kind: StepKind;
  nodeId: string | null;
  input: StepInput;
  state: StepState;
  attempt: number;
}

/** All that steps need to know of a machine. */
export interface MachineRecord {
  id: string;
  clusterId: string;
  nodeId: string;
  nodeName: string;
  role: "master" | "worker";
  privateAddress: string;
  provider: string;
  shape: MachineShape;
  state: MachineState;
  providerId: string | null;
  ssh: { host: string; port: number } | null;
  publicAddress: string | null;
  hostKeyPublic: string | null;
  prepared: boolean;
  engineNodeId: string | null;
  priceUsdPerHour: number;
}

export interface TaskRecord {
  id: string;
  clusterId: string;
  service: string;
  slot: number;
  name: string;
  nodeId: string;
  machineId: string | null;
  configHash: string;
  firewallHash: string;
  address: string;
  publicPorts: number[];
  state: TaskState;
  reason: string | null;
  /** ISO 8601 of the container's start. */
  startedAt: string | null;
  restartCount: number;
}

export interface MachinePatch {
  state?: MachineState;
  providerId?: string;
  ssh?: { host: string; port: number };
  publicAddress?: string | null;
  hostKeyPublic?: string;
  prepared?: boolean;
  /** Set when its engine joined the swarm; null when it left. */
  engineNodeId?: string | null;
  reason?: string;
}

export interface TaskPatch {
  state?: TaskState;
  machineId?: string;
  firewallHash?: string;
  startedAt?: string | null;
  reason?: string | null;
  restartCount?: number;
  notBefore?: number | null;
}

export interface ClusterPatch {
  state?: ClusterState;
  networkEnsured?: boolean;
  swarm?: ClusterSnapshot["swarm"];
  overlayEnsured?: boolean;
}

/** What the success of a step means for the machine or task it worked on. */
export type StepChange = { part: "machine"; id: string; patch: MachinePatch } | { part: "task"; id: string; patch: TaskPatch };

/** A fresh look at the provider and the machines' engines. */
export interface Observation {
  machines: { id: string; patch: MachinePatch }[];
  tasks: { id: string; patch: TaskPatch }[];
  cluster: ClusterPatch;
}

/**
 * What an operation reads and writes, for one team. Each method is one transaction and is idempotent: a call repeated
 * after a crash changes nothing more. Every state change emits its event (numbered per cluster) in the same transaction.
 */
export interface ExecutionStore {
  loadCluster(clusterId: string): Promise<ClusterRecord>;
  snapshot(clusterId: string): Promise<ClusterSnapshot>;

  /** The running operation, else the oldest pending one; pending ones whose cancel was asked are cancelled on the way. */
  nextOperation(clusterId: string): Promise<OperationRecord | null>;
  loadOperation(operationId: string): Promise<OperationRecord>;
  beginOperation(operationId: string): Promise<void>;
  /** Sets the cluster's state and desired revision as well: `to` is what it converged to. */
  finishOperation(
    operationId: string,
    outcome: {
      state: "succeeded" | "failed" | "cancelled";
      failure?: OperationFailure;
      clusterState: ClusterState;
      to: OperationRecord["target"];
    },
  ): Promise<void>;
  /** Adds a `heal` operation unless one is pending or any operation is running. Returns its id, or null. */
  requestHeal(clusterId: string, reason: string): Promise<string | null>;

  /** Writes nodes, machine intents, tasks, allocations, slices and steps of a round. A round saved before is returned as it was saved. */
  savePlan(operationId: string, round: number, plan: Plan): Promise<SavedStep[]>;
  loadSteps(operationId: string, round: number): Promise<SavedStep[]>;
  loadStep(stepId: string): Promise<StepRecord>;
  /** Waits a moment for something else to be written with it. */
  beginStep(stepId: string): Promise<void>;
  /** With the change in the same transaction: both or neither. */
  finishStep(
    stepId: string,
    outcome: { state: "succeeded" | "failed" | "skipped"; message?: string; failure?: OperationFailure; change?: StepChange | null },
  ): Promise<void>;

  loadMachine(machineId: string): Promise<MachineRecord>;
  listMachines(clusterId: string): Promise<MachineRecord[]>;
  patchMachine(machineId: string, patch: MachinePatch): Promise<void>;
  /** How many machines of the same node, the latest before this one, ended in a row without ever having been prepared. */
  lostBoots(machineId: string): Promise<number>;
  loadTask(taskId: string): Promise<TaskRecord>;
  listTasks(clusterId: string): Promise<TaskRecord[]>;
  patchTask(taskId: string, patch: TaskPatch): Promise<void>;
  patchCluster(clusterId: string, patch: ClusterPatch): Promise<void>;
  /** Other addresses for a cluster that has no network yet; its nodes keep their places. Returns the subnet. CONFLICT: it has one. CAPACITY. */
  moveSubnet(clusterId: string): Promise<string>;
  /** Writes only what differs; returns whether anything did. */
  recordObservation(clusterId: string, observation: Observation): Promise<boolean>;
}

export interface SavedStep {
  id: string;
  key: string;
  state: StepState;
  /** Ids of steps. */
  dependsOn: string[];
}

export interface OpenOperation {
  teamId: string;
  clusterId: string;
  operationId: string;
  state: "pending" | "running";
  cancelRequested: boolean;
}

/** Across teams: for sweeps and watchers only. */
export interface SystemStore {
  forTeam(teamId: string): ExecutionStore;
  /** Operations that have not ended. */
  openOperations(): Promise<OpenOperation[]>;
  /** Clusters that have or should have machines and whose watch lease is free or ours. */
  watchableClusters(owner: string): Promise<{ teamId: string; clusterId: string }[]>;
  /** Takes or renews; null when another holds it. `generation` grows with each change of holder. */
  takeWatchLease(clusterId: string, owner: string, ttlMs: number): Promise<{ generation: number } | null>;
  releaseWatchLease(clusterId: string, owner: string): Promise<void>;
  /** Whether this control plane has ever asked for a machine. */
  hasMachines(): Promise<boolean>;
  /** Of machines that a provider has: those in no row, or in one that is `gone` for longer than so many milliseconds. */
  strayMachines(machineIds: string[], goneForMs: number): Promise<string[]>;
}
