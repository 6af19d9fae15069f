import { CANCEL_SIGNAL, type OperationWorkflowInput, type OperationWorkflowResult } from "@slipway/core/contracts";
import type { OperationKind } from "@slipway/core/lifecycle";
import type { OperationFailure } from "@slipway/core/ports";
import { CancellationScope, defineSignal, isCancellation, setHandler } from "@temporalio/workflow";
import type { EndedOperation } from "../activities/activity-types.ts";
import { timing } from "./activity-proxies.ts";
import { type Convergence, converge, type OperationRun } from "./converge.ts";
import { failureOf } from "./failures.ts";

type Forward = Convergence | { state: "cancelled" };

/** Converges to the target; cancelled or failed, back to what was before. Always ends the operation's row. */
export async function operationWorkflow(input: OperationWorkflowInput): Promise<OperationWorkflowResult> {
  const { teamId, clusterId, operationId, kind, timeDivisor } = input;
  const operation = { teamId, clusterId, operationId };
  const times = timing(timeDivisor);
  const scope = new CancellationScope();
  let rounds = 0;
  const run: OperationRun = { operation, times, mayCancel: kind !== "stop", isHeal: kind === "heal", nextRound: () => (rounds += 1) };
  // A stop that has begun cannot be undone: machines are gone.
  setHandler(defineSignal(CANCEL_SIGNAL), () => {
    if (kind !== "stop") scope.cancel();
  });

  const forward = await goForward(run, scope);
  if (forward.state === "ended") return { state: forward.as };
  const end = await CancellationScope.nonCancellable(() => settle(run, forward, kind));
  await CancellationScope.nonCancellable(() => times.local.finishOperation({ ...operation, ...end }));
  return { state: end.state };
}

async function goForward(run: OperationRun, scope: CancellationScope): Promise<Forward> {
  try {
    return await scope.run(() => converge(run, "forward"));
  } catch (error) {
    if (isCancellation(error)) return { state: "cancelled" };
    return { state: "failed", failure: failureOf(error) };
  }
}

async function settle(run: OperationRun, forward: Exclude<Forward, { state: "ended" }>, kind: OperationKind): Promise<EndedOperation> {
  if (forward.state === "converged") return { state: "succeeded", phase: "forward" };
  const failure = forward.state === "failed" ? forward.failure : undefined;
  if (!canRollBack(kind)) return ended(failure, "forward");
  const back = await goBack(run);
  if (back.state === "failed") return { state: "failed", failure: bothFailed(failure, back.failure), phase: "rollback" };
  return ended(failure, "rollback");
}

/** A heal has nothing to go back to, and what a stop has taken away is gone. */
function canRollBack(kind: OperationKind): boolean {
  return kind !== "heal" && kind !== "stop";
}

async function goBack(run: OperationRun): Promise<Convergence> {
  try {
    return await converge(run, "rollback");
  } catch (error) {
    return { state: "failed", failure: failureOf(error) };
  }
}

function ended(failure: OperationFailure | undefined, phase: EndedOperation["phase"]): EndedOperation {
  return failure ? { state: "failed", failure, phase } : { state: "cancelled", phase };
}

function bothFailed(first: OperationFailure | undefined, second: OperationFailure): OperationFailure {
  const cause = first ? `${first.message} ` : "";
  return { ...second, message: `${cause}Going back did not work out either: ${second.message}` };
}
