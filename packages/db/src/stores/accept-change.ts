import type { ClusterSpec } from "@slipway/core/blueprint";
import { AppError } from "@slipway/core/errors";
import { type ClusterState, clusterCan } from "@slipway/core/lifecycle";
import type { Cluster, Operation } from "../generated/prisma/client.ts";
import { toJson } from "../json.ts";
import { newId } from "../new-id.ts";
import { isId } from "../page.ts";
import { recordEvents } from "../record-events.ts";
import { found, lockCluster, notFound } from "../rows.ts";
import type { TeamScope } from "../scope.ts";
import { toOperationRow } from "./operation-row.ts";
import type { OperationRow } from "./records.ts";

export interface ClusterChange {
  clusterId: string;
  kind: "start" | "apply" | "scale" | "stop";
  /** What shall run; null for a stop. */
  spec: ClusterSpec | null;
  blueprintVersionId: string | null;
  /** A preview to execute exactly: STALE unless the cluster's revision is still the one it was made against. */
  planId?: string;
  /** The revision that the caller saw: STALE when there is a newer one. */
  expectedRevision?: number;
  actor: string;
  reason?: string;
}

const stateAfter = { start: "starting", apply: "updating", scale: "updating", stop: "stopping" } as const satisfies Record<
  ClusterChange["kind"],
  ClusterState
>;

/**
 * Accepts a user's change under the cluster's lock: a new cluster revision, the cluster's wish and state, and the operation.
 * One user operation at a time: CONFLICT names the one in the way. A running heal is none; the operation waits for it.
 * A stop is always accepted: it asks what is under way to cancel, heals too, and a second stop is the first one.
 * NOT_FOUND, CONFLICT, STALE.
 */
export async function acceptChange({ tx, teamId, traceparent }: TeamScope, change: ClusterChange): Promise<OperationRow> {
  const { clusterId, kind, actor } = change;
  if (!isId(clusterId)) throw notFound("cluster", clusterId);
  await lockCluster(tx, clusterId);
  const cluster = found(await tx.cluster.findUnique({ where: { id: clusterId, teamId, deletedAt: null } }), "cluster", clusterId);
  const underWay = await tx.operation.findMany({ where: { clusterId, state: { in: ["pending", "running"] } } });
  const open = underWay.filter((operation) => operation.kind !== "heal");
  const stop = open.find((operation) => operation.kind === "stop");
  if (kind === "stop" && stop) return toOperationRow(stop);
  refuse(cluster, change, open);
  if (change.planId !== undefined) await refuseStalePlan({ tx, teamId }, cluster, change.planId);
  if (kind === "stop") await askToCancel({ tx, teamId }, underWay, actor);

  const revision = cluster.revision + 1;
  if (change.spec) {
    const { blueprintVersionId } = change;
    await tx.clusterRevision.create({
      data: { clusterId, number: revision, teamId, spec: toJson(change.spec), blueprintVersionId, createdBy: actor },
    });
  }
  const targetRevision = change.spec ? revision : null;
  const state = stateAfter[kind];
  await tx.cluster.update({ where: { id: clusterId }, data: { revision, desiredRevision: targetRevision, state } });
  const operation = await tx.operation.create({
    data: {
      id: newId(),
      teamId,
      clusterId,
      kind,
      targetRevision,
      previousRevision: kind === "stop" ? null : cluster.desiredRevision,
      planId: change.planId ?? null,
      reason: change.reason ?? null,
      createdBy: actor,
      traceparent,
    },
  });
  const changed = { type: "cluster.state_changed", actor, operationId: operation.id, data: { from: cluster.state, to: state } } as const;
  await recordEvents(tx, clusterId, [
    { type: "operation.accepted", actor, operationId: operation.id, data: { kind, revision } },
    ...(cluster.state === state ? [] : [changed]),
  ]);
  return toOperationRow(operation);
}

function refuse(cluster: Cluster, { kind, expectedRevision }: ClusterChange, open: Operation[]): void {
  const [inTheWay] = open;
  if (kind !== "stop" && inTheWay) {
    throw new AppError("CONFLICT", `Operation ${inTheWay.id} (${inTheWay.kind}) of cluster ${cluster.name} is ${inTheWay.state}.`, {
      remedy: "Wait for it, or cancel it.",
    });
  }
  if (!clusterCan(cluster.state as ClusterState, kind)) {
    throw new AppError("CONFLICT", `Cluster ${cluster.name} is ${cluster.state}: it takes no ${kind}.`);
  }
  if (expectedRevision !== undefined && expectedRevision !== cluster.revision) {
    throw new AppError("STALE", `Cluster ${cluster.name} is at revision ${cluster.revision}, not ${expectedRevision}.`, {
      remedy: "Look at what has changed and ask again.",
    });
  }
}

async function refuseStalePlan({ tx, teamId }: TeamScope, cluster: Cluster, planId: string): Promise<void> {
  const plan = isId(planId) ? await tx.planPreview.findUnique({ where: { id: planId, teamId } }) : null;
  if (plan?.clusterId !== cluster.id) throw notFound("plan", planId);
  if (plan.baseRevision !== cluster.revision) {
    throw new AppError(
      "STALE",
      `The plan was made for revision ${plan.baseRevision} of ${cluster.name}, which is at ${cluster.revision}.`,
      {
        remedy: "Plan again.",
      },
    );
  }
}

async function askToCancel({ tx }: TeamScope, open: Operation[], actor: string): Promise<void> {
  for (const { id, clusterId, kind } of open.filter((operation) => !operation.cancelRequested)) {
    await tx.operation.update({ where: { id }, data: { cancelRequested: true } });
    await recordEvents(tx, clusterId, [{ type: "operation.cancel_requested", actor, operationId: id, data: { kind, reason: "stop" } }]);
  }
}
