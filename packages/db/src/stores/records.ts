import type { Action, Role } from "@slipway/core/access";
import type { ClusterSpec } from "@slipway/core/blueprint";
import type { ClusterState, OperationKind, OperationState, StepState } from "@slipway/core/lifecycle";
import type { Plan, StepKind } from "@slipway/core/planner";
import type { BlueprintFile, MachineRecord, OperationFailure, TaskRecord } from "@slipway/core/ports";
import type { ClusterWords } from "./cluster-words.ts";

// What the stores hand out: plain data, times in ISO 8601, no type of Prisma's.

export interface TeamRow {
  id: string;
  slug: string;
  name: string;
  createdAt: string;
}

export interface MemberRow {
  userId: string;
  email: string;
  name: string;
  role: Role;
  /** When the membership began. */
  createdAt: string;
}

export interface ProjectRow {
  id: string;
  name: string;
  createdAt: string;
}

export interface InvitationRow {
  id: string;
  teamId: string;
  email: string;
  role: Role;
  createdBy: string;
  createdAt: string;
  expiresAt: string;
  acceptedAt: string | null;
  revokedAt: string | null;
}

export interface ServiceAccountRow {
  id: string;
  name: string;
  role: Role;
  createdBy: string;
  createdAt: string;
}

export interface ApiKeyRow {
  id: string;
  teamId: string;
  name: string;
  /** The holder is the one or the other. */
  userId: string | null;
  serviceAccountId: string | null;
  /** null: all that the holder's role grants. */
  actions: Action[] | null;
  /** Both empty: the whole team. */
  clusterIds: string[];
  projectIds: string[];
  prefix: string;
  createdBy: string;
  createdAt: string;
  expiresAt: string | null;
  lastUsedAt: string | null;
  revokedAt: string | null;
}

export interface BlueprintRow {
  id: string;
  projectId: string;
  name: string;
  /** 0: no version yet. */
  latestVersion: number;
  createdAt: string;
  /** When the team deleted it; null while it lives. */
  archivedAt: string | null;
}

export interface BlueprintVersionRow {
  id: string;
  blueprintId: string;
  number: number;
  format: string;
  files: BlueprintFile[];
  args: string[];
  spec: ClusterSpec;
  specHash: string;
  createdBy: string;
  createdAt: string;
}

export interface ClusterRow extends ClusterWords {
  id: string;
  teamId: string;
  projectId: string;
  name: string;
  state: ClusterState;
  subnet: string;
  revision: number;
  /** A cluster revision's number; null when nothing should run. */
  desiredRevision: number | null;
  /** Number of its newest event. */
  lastSequence: number;
  createdAt: string;
}

export interface ClusterRevisionRow {
  clusterId: string;
  number: number;
  spec: ClusterSpec;
  blueprintVersionId: string | null;
  createdBy: string;
  createdAt: string;
}

export interface PlanRow {
  id: string;
  clusterId: string;
  /** The cluster's revision that it was made against. */
  baseRevision: number;
  blueprintVersionId: string | null;
  spec: ClusterSpec;
  plan: Plan;
  createdBy: string;
  createdAt: string;
}

export interface OperationRow {
  id: string;
  clusterId: string;
  kind: OperationKind;
  state: OperationState;
  targetRevision: number | null;
  previousRevision: number | null;
  planId: string | null;
  reason: string | null;
  cancelRequested: boolean;
  failure: OperationFailure | null;
  createdBy: string;
  createdAt: string;
  startedAt: string | null;
  endedAt: string | null;
}

export interface StepRow {
  id: string;
  operationId: string;
  round: number;
  ordinal: number;
  key: string;
  kind: StepKind;
  nodeId: string | null;
  /** Ids of steps. */
  dependsOn: string[];
  state: StepState;
  attempt: number;
  estimateMs: number;
  message: string | null;
  failure: OperationFailure | null;
  startedAt: string | null;
  endedAt: string | null;
}

export interface MachineRow extends MachineRecord {
  reason: string | null;
  createdAt: string;
  endedAt: string | null;
}

export interface TaskRow extends TaskRecord {
  cpu: number;
  memoryMib: number;
  createdAt: string;
  endedAt: string | null;
}

export interface SecretRow {
  scope: string;
  name: string;
  version: number;
  createdAt: string;
  updatedAt: string;
}

export interface TerminalRow {
  id: string;
  clusterId: string;
  machineId: string;
  /** null: a shell on the machine itself. */
  taskId: string | null;
  /** Who asked for it: `user/<id>`, `key/<id>`. */
  actor: string;
  /** Empty: a login shell. */
  argv: string[];
  cols: number;
  rows: number;
}
