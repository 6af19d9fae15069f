import type { ClusterSnapshot } from "@slipway/core/planner";
import type { ExecutionStore, OperationFailure, StepRecord } from "@slipway/core/ports";
import { keyMaker } from "../keys.ts";
import { runStep } from "../steps/run-step.ts";
import type { BatchContext } from "../steps/step-context.ts";
import type { WorkerDeps } from "../worker-deps.ts";
import { runGraph } from "../workflows/run-graph.ts";
import type { GraphLimits } from "../workflows/step-graph.ts";
import type { Activities, GraphStep, OperationRef, Phase } from "./activity-types.ts";
import { targetOf } from "./operation-view.ts";

type Request = OperationRef & { steps: GraphStep[]; phase: Phase };

/** Steps wait for machines most of the time. */
const AT_THE_SAME_TIME: GraphLimits = { batches: 50, batchSize: 1 };

/** Each step is resumable by itself: an activity that is repeated after a crash goes on where its steps' rows say. */
export function runSteps(deps: WorkerDeps, cancelled: () => AbortSignal): Activities["runSteps"] {
  const keyOnce = keyMaker(deps.secrets);
  return async (request) => {
    const store = deps.system.forTeam(request.teamId);
    const [batch, steps] = await Promise.all([openBatch({ deps, store, keyOnce }, request), loadSteps(store, request.steps)]);
    const signal = cancelled();
    const failures: OperationFailure[] = [];
    const goesOn = batch.operation.kind === "heal";
    await runGraph(request.steps, { ...AT_THE_SAME_TIME, goesOn }, async ([stepId]) => {
      const step = steps.get(stepId ?? "");
      const failure = step ? await runStep(batch, step, signal) : null;
      if (failure) failures.push(failure);
      return failure;
    });
    return mostTelling(failures);
  };
}

async function openBatch(
  { deps, store, keyOnce }: Pick<BatchContext, "deps" | "store" | "keyOnce">,
  request: Request,
): Promise<BatchContext> {
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

/** As an earlier try may have left them; from here on they change by this activity alone. Asked for together, they are one read. */
async function loadSteps(store: ExecutionStore, steps: GraphStep[]): Promise<Map<string, StepRecord>> {
  return new Map(await Promise.all(steps.map(async ({ id }) => [id, await store.loadStep(id)] as const)));
}

/** What the user can mend says more than what merely passed by. */
function mostTelling(failures: OperationFailure[]): OperationFailure | null {
  return failures.find((failure) => failure.code === "UNPROCESSABLE") ?? failures[0] ?? null;
}
