import { TRACE_HEADER } from "@slipway/core/contracts";
import { defaultPayloadConverter, type Headers } from "@temporalio/common";
import type { WorkflowInterceptors } from "@temporalio/workflow";

/**
 * An operation's trace goes with every activity it asks for, in a header: nothing is recorded inside a workflow, whose code is replayed.
 * The context is the operation's own, from its row: the cluster's workflow outlives many requests.
 */
export function interceptors(): WorkflowInterceptors {
  let traceparent: string | null = null;

  const carrying = <Input extends { headers: Headers }>(input: Input): Input =>
    traceparent === null
      ? input
      : { ...input, headers: { ...input.headers, [TRACE_HEADER]: defaultPayloadConverter.toPayload(traceparent) } };

  return {
    inbound: [
      {
        execute(input, next) {
          traceparent = traceparentOf(input.args[0]);
          return next(input);
        },
      },
    ],
    outbound: [
      {
        scheduleActivity: (input, next) => next(carrying(input)),
        scheduleLocalActivity: (input, next) => next(carrying(input)),
      },
    ],
  };
}

function traceparentOf(input: unknown): string | null {
  const given = (input as { traceparent?: unknown } | undefined)?.traceparent;
  return typeof given === "string" ? given : null;
}
