import type { ClusterState } from "@slipway/core/lifecycle";
import type { ClusterSnapshot } from "@slipway/core/planner";
import type { OperationRecord } from "@slipway/core/ports";
import { needsHealing } from "@slipway/core/reconciler";
import type { WorkerDeps } from "../worker-deps.ts";
import type { Activities } from "./activity-types.ts";
import { targetOf } from "./operation-view.ts";

/** Ends the operation's row and says in which state the cluster was left. Ending twice changes nothing. */
export function finishOperation(deps: WorkerDeps): Activities["finishOperation"] {
  return async ({ teamId, clusterId, operationId, state, failure, phase }) => {
    const store = deps.system.forTeam(teamId);
    const [operation, snapshot] = await Promise.all([store.loadOperation(operationId), store.snapshot(clusterId)]);
    const to = targetOf(operation, phase);
    const clusterState = stateLeft(snapshot, to, deps.clock.now());
    await store.finishOperation(operationId, { state, failure, clusterState, to });
    deps.log.info("operation ended", { operationId, state, clusterState, failure: failure?.message });
    tell(deps, operation, state);
  };
}

/** A repeat counts no more, but it traces: a process that was killed took along what it had not sent yet, and two spans are better than none. */
function tell({ metrics, tracing, clock }: WorkerDeps, operation: OperationRecord, outcome: string): void {
  const { id, kind, acceptedAt, traceparent, state } = operation;
  const startedAtMs = Date.parse(acceptedAt);
  const isFirst = state === "pending" || state === "running";
  if (isFirst) metrics.operationEnded({ kind, outcome, seconds: Math.max(0, clock.now() - startedAtMs) / 1000 });
  const attributes = { "slipway.operation": id, "slipway.outcome": outcome };
  void tracing.within(traceparent, async () => tracing.record(`operation ${kind}`, attributes, startedAtMs));
}

function stateLeft(snapshot: ClusterSnapshot, to: OperationRecord["target"], now: number): ClusterState {
  if (!to) return snapshot.nodes.some((node) => node.machine) ? "degraded" : "stopped";
  const { reasons, wakeAt, unplaced } = needsHealing(to.spec, snapshot, now);
  return reasons.length === 0 && unplaced.length === 0 && wakeAt === null ? "running" : "degraded";
}
