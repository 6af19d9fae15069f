import { context, propagation, SpanStatusCode, type Tracer, trace } from "@opentelemetry/api";
import type { Tracing } from "@slipway/core/ports";

/** Our port over OpenTelemetry's API. */
export function otelTracing(tracer: Tracer): Tracing {
  return {
    span: (name, attributes, work) =>
      tracer.startActiveSpan(name, { attributes: { ...attributes } }, async (span) => {
        try {
          return await work();
        } catch (error) {
          span.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.message : String(error) });
          throw error;
        } finally {
          span.end();
        }
      }),
    record: (name, attributes, startedAtMs) => tracer.startSpan(name, { attributes: { ...attributes }, startTime: startedAtMs }).end(),
    within(traceparent, work) {
      if (!traceparent) return work();
      return context.with(propagation.extract(context.active(), { traceparent }), work);
    },
    traceparent() {
      if (!trace.getActiveSpan()?.isRecording()) return null;
      const carrier: Record<string, string> = {};
      propagation.inject(context.active(), carrier);
      return carrier.traceparent ?? null;
    },
  };
}
