import { AppError } from "@slipway/core/errors";
import { Context } from "@temporalio/activity";
import type { ObserveDeps } from "../observe/sight.ts";
import { toApplicationFailure } from "../workflows/failures.ts";
import type { Activities } from "./activity-types.ts";
import { finishOperation } from "./finish-operation.ts";
import { prepareRound } from "./prepare-round.ts";
import { runSteps } from "./run-steps.ts";

/** The answer to a heartbeat carries the cancellation: often enough that a cancel is felt at once. */
const HEARTBEAT_MS = 1_000;

export function createActivities(deps: ObserveDeps): Activities {
  const beatMs = Math.max(100, HEARTBEAT_MS / deps.timeDivisor);
  return {
    nextOperation: translated(async ({ teamId, clusterId }) => {
      const operation = await deps.system.forTeam(teamId).nextOperation(clusterId);
      if (!operation) return null;
      const { id: operationId, kind, cancelRequested, traceparent } = operation;
      return { operationId, kind, cancelRequested, traceparent };
    }),
    prepareRound: translated(beating(prepareRound(deps), beatMs)),
    runSteps: translated(beating(runSteps(deps, cancellationSignal), beatMs)),
    finishOperation: translated(finishOperation(deps)),
  };
}

type Activity<Request, Result> = (request: Request) => Promise<Result>;

/** The edge where our errors become Temporal's. A cancellation of the activity itself goes through as it is. */
function translated<Request, Result>(activity: Activity<Request, Result>): Activity<Request, Result> {
  return async (request) => {
    try {
      const result = await activity(request);
      // Steps that were interrupted say so in their rows; the workflow must hear it as a cancellation.
      Context.current().cancellationSignal.throwIfAborted();
      return result;
    } catch (error) {
      if (Context.current().cancellationSignal.aborted) await Context.current().cancelled;
      throw toApplicationFailure(error);
    }
  };
}

function beating<Request, Result>(activity: Activity<Request, Result>, beatMs: number): Activity<Request, Result> {
  return async (request) => {
    const context = Context.current();
    const timer = setInterval(() => context.heartbeat(), beatMs);
    try {
      return await activity(request);
    } finally {
      clearInterval(timer);
    }
  };
}

/** Aborts with our own error: CANCELLED when the user asked, UNAVAILABLE when the work goes to another process. */
function cancellationSignal(): AbortSignal {
  const { cancellationSignal: cancelled } = Context.current();
  const controller = new AbortController();
  const abort = () => controller.abort(wasAskedFor(cancelled) ? new AppError("CANCELLED", "Cancelled.") : handedOver());
  if (cancelled.aborted) abort();
  cancelled.addEventListener("abort", abort, { once: true });
  return controller.signal;
}

/** Temporal names its reason in the message: CANCELLED, WORKER_SHUTDOWN, TIMED_OUT, NOT_FOUND. */
function wasAskedFor({ reason }: AbortSignal): boolean {
  return reason instanceof Error && reason.message === "CANCELLED";
}

const handedOver = () => new AppError("UNAVAILABLE", "This process gives the work up to another one.");
