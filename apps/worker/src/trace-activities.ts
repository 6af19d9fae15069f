import { withLogFields } from "@slipway/adapters/telemetry";
import { TRACE_HEADER } from "@slipway/core/contracts";
import type { Tracing } from "@slipway/core/ports";
import { defaultPayloadConverter } from "@temporalio/common";
import type { ActivityInterceptorsFactory } from "@temporalio/worker";

interface Ids {
  clusterId?: string;
  operationId?: string;
}

/** Each activity is a span of its operation's trace, and its lines say which operation they belong to. */
export function traceActivities(tracing: Tracing): ActivityInterceptorsFactory {
  return ({ info }) => ({
    inbound: {
      execute(input, next) {
        const { clusterId, operationId } = (input.args[0] ?? {}) as Ids;
        const ids = { ...(clusterId ? { clusterId } : {}), ...(operationId ? { operationId } : {}) };
        const header = input.headers[TRACE_HEADER];
        const traceparent = header ? defaultPayloadConverter.fromPayload<string>(header) : traceOf(operationId);
        const attributes = { "slipway.cluster": clusterId, "slipway.operation": operationId, "temporal.attempt": info.attempt };
        return withLogFields(ids, () =>
          tracing.within(traceparent, () => tracing.span(`activity ${info.activityType}`, attributes, () => next(input))),
        );
      },
    },
  });
}

/** Nobody's request stands behind a heal: its id, which is as long as a trace's, holds its activities together. */
function traceOf(operationId: string | undefined): string | null {
  const id = operationId?.replaceAll("-", "");
  return id && /^[0-9a-f]{32}$/.test(id) ? `00-${id}-${id.slice(16)}-01` : null;
}
