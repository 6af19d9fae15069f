import type { ClusterSnapshot } from "@slipway/core/planner";
import type { OperationFailure } from "@slipway/core/ports";
import { keyMaker } from "../keys.ts";
import { runStep } from "../steps/run-step.ts";
import type { BatchContext } from "../steps/step-context.ts";
import type { WorkerDeps } from "../worker-deps.ts";
import type { Activities, OperationRef, Phase } from "./activity-types.ts";
import { targetOf } from "./operation-view.ts";

type Request = OperationRef & { stepIds: string[]; phase: Phase };

/** One batch: its steps at the same time, each by itself resumable. */
export function runSteps(deps: WorkerDeps, cancelled: () => AbortSignal): Activities["runSteps"] {
  const keyOnce = keyMaker(deps.secrets);
  return async (request) => {
    const batch = await openBatch(deps, request, keyOnce);
    const signal = cancelled();
    const outcomes = await Promise.allSettled(request.stepIds.map((stepId) => runStep(batch, stepId, signal)));
    const thrown = outcomes.find((outcome) => outcome.status === "rejected");
    if (thrown) throw thrown.reason;
    return firstFailure(outcomes.flatMap((outcome) => (outcome.status === "fulfilled" ? outcome.value ?? [] : [])));
  };
}

async function openBatch(deps: WorkerDeps, request: Request, keyOnce: BatchContext["keyOnce"]): Promise<BatchContext> {
  const store = deps.system.forTeam(request.teamId);
  const [cluster, operation] = await Promise.all([store.loadCluster(request.clusterId), store.loadOperation(request.operationId)]);
  let snapshot: Promise<ClusterSnapshot> | null = null;
  return {
    deps,
    store,
    keyOnce,
    cluster,
    operation,
    phase: request.phase,
    spec: targetOf(operation, request.phase)?.spec ?? null,
    snapshot: () => (snapshot ??= store.snapshot(cluster.id)),
  };
}

/** What the user can mend says more than what merely passed by. */
function firstFailure(failures: OperationFailure[]): OperationFailure | null {
  return failures.find((failure) => failure.code === "UNPROCESSABLE") ?? failures[0] ?? null;
}
