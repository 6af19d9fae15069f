import type { ClusterState, OperationKind, OperationState } from "@slipway/core/lifecycle";
import type { Plan } from "@slipway/core/planner";
import type { OperationRecord } from "@slipway/core/ports";
import type { Tx } from "../connections.ts";
import type { Operation } from "../generated/prisma/client.ts";
import { fromJson, isoTime } from "../json.ts";
import { newId } from "../new-id.ts";
import { recordEvents, SYSTEM_ACTOR } from "../record-events.ts";
import { found, lockCluster, lockClusterOf } from "../rows.ts";
import { changeCluster, readSpecs } from "./clusters.ts";
import type { ExecutionScope } from "./scope.ts";

const open = { in: ["pending", "running"] };

async function toOperationRecord(tx: Tx, row: Operation): Promise<OperationRecord> {
  const { id, teamId, clusterId, cancelRequested, traceparent } = row;
  const [target = null, previous = null] = await readSpecs(tx, clusterId, [row.targetRevision, row.previousRevision]);
  const kind = row.kind as OperationKind;
  const state = row.state as OperationState;
  const acceptedAt = isoTime(row.createdAt);
  const plan = await previewedPlan(tx, row);
  return { id, teamId, clusterId, kind, state, target, previous, plan, cancelRequested, acceptedAt, traceparent };
}

/** Null as well when something has ended since it was accepted (a heal): then what was previewed no longer fits. */
async function previewedPlan(tx: Tx, { planId, clusterId, targetRevision }: Operation): Promise<Plan | null> {
  if (planId === null) return null;
  const cluster = await tx.cluster.findUniqueOrThrow({ where: { id: clusterId }, select: { revision: true } });
  if (cluster.revision !== targetRevision) return null;
  const preview = found(await tx.planPreview.findUnique({ where: { id: planId } }), "plan", planId);
  return fromJson<Plan>(preview.document);
}

export async function readOperation({ tx }: ExecutionScope, operationId: string): Promise<OperationRecord> {
  return toOperationRecord(tx, found(await tx.operation.findUnique({ where: { id: operationId } }), "operation", operationId));
}

/** User operations that wait have already set the cluster's state and wish: an operation that ends leaves them alone. */
export async function userOperationWaits(tx: Tx, clusterId: string): Promise<boolean> {
  const waiting = await tx.operation.findFirst({ where: { clusterId, state: "pending", kind: { not: "heal" } }, select: { id: true } });
  return waiting !== null;
}

export async function nextOperation(scope: ExecutionScope, clusterId: string): Promise<OperationRecord | null> {
  const { tx } = scope;
  await lockCluster(tx, clusterId);
  const rows = await tx.operation.findMany({ where: { clusterId, state: open }, orderBy: { id: "asc" } });
  const running = rows.find((row) => row.state === "running");
  if (running) return toOperationRecord(tx, running);
  for (const row of rows.filter((pending) => pending.cancelRequested)) await cancelPending(scope, row);
  const next = rows.find((row) => !row.cancelRequested);
  return next ? toOperationRecord(tx, next) : null;
}

/** Nothing has been done for it yet: the cluster's wish and state go back to what they were. */
async function cancelPending(scope: ExecutionScope, { id, clusterId, kind, previousRevision }: Operation): Promise<void> {
  const { tx } = scope;
  await tx.operation.update({ where: { id }, data: { state: "cancelled", endedAt: scope.now } });
  await recordEvents(tx, clusterId, [{ type: "operation.cancelled", operationId: id, data: { kind } }]);
  if (kind === "heal" || (await userOperationWaits(tx, clusterId))) return;
  const machines = await tx.machine.count({ where: { clusterId, state: { not: "gone" } } });
  const emptied: ClusterState = machines === 0 ? "stopped" : "degraded";
  const state = previousRevision === null ? emptied : "running";
  const cluster = await tx.cluster.update({ where: { id: clusterId }, data: { desiredRevision: previousRevision } });
  await recordEvents(tx, clusterId, (await changeCluster(scope, cluster, { state, operationId: id })) ?? []);
}

/** Running and ended ones stay as they are. */
export async function beginOperation({ tx, now }: ExecutionScope, operationId: string): Promise<void> {
  const clusterId = await lockClusterOf(tx, operationId);
  const { kind, state } = await tx.operation.findUniqueOrThrow({ where: { id: operationId }, select: { kind: true, state: true } });
  if (state !== "pending") return;
  await tx.operation.update({ where: { id: operationId }, data: { state: "running", startedAt: now } });
  await recordEvents(tx, clusterId, [{ type: "operation.started", operationId, data: { kind } }]);
}

export async function requestHeal({ tx, teamId }: ExecutionScope, clusterId: string, reason: string): Promise<string | null> {
  await lockCluster(tx, clusterId);
  const cluster = found(await tx.cluster.findUnique({ where: { id: clusterId } }), "cluster", clusterId);
  const busy = await tx.operation.findFirst({ where: { clusterId, state: open }, select: { id: true } });
  const { desiredRevision } = cluster;
  if (busy || desiredRevision === null) return null;
  const id = newId();
  const revisions = { targetRevision: desiredRevision, previousRevision: desiredRevision };
  await tx.operation.create({ data: { id, teamId, clusterId, kind: "heal", ...revisions, reason, createdBy: SYSTEM_ACTOR } });
  await recordEvents(tx, clusterId, [{ type: "operation.accepted", operationId: id, data: { kind: "heal", reason } }]);
  return id;
}
