import { context, DiagLogLevel, diag, propagation, trace } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { W3CTraceContextPropagator } from "@opentelemetry/core";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { detectResources, envDetector, resourceFromAttributes } from "@opentelemetry/resources";
import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  BatchSpanProcessor,
  ParentBasedSampler,
  type Sampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from "@opentelemetry/sdk-trace";
import { otelTracing } from "./otel-tracing.ts";
import { redactingExporter } from "./redacting-exporter.ts";
import type { Environment, StartedTracing, TracingOptions } from "./tracing-options.ts";

/** OpenTelemetry as its own variables ask for it. */
export function openTelemetry(env: Environment, options: TracingOptions): StartedTracing {
  diag.setLogger(troubleOnly(options.onTrouble), { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true });
  const provider = new TracerProvider({
    sampler: samplerOf(env),
    resource: resourceFromAttributes({ "service.name": env.OTEL_SERVICE_NAME ?? options.service }).merge(
      detectResources({ detectors: [envDetector] }),
    ),
    // The exporter reads its own variables: endpoint, headers, timeout, certificates.
    spanProcessors: [
      new BatchSpanProcessor({
        exporter: redactingExporter(new OTLPTraceExporter(), options.redactor),
        scheduledDelayMillis: numberOf(env.OTEL_BSP_SCHEDULE_DELAY),
      }),
    ],
    spanLimits: { attributeValueLengthLimit: 1024 },
  });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  trace.setGlobalTracerProvider(provider);
  return { tracing: otelTracing(trace.getTracer("slipway")), stop: () => provider.shutdown() };
}

function samplerOf(env: Environment): Sampler {
  const share = numberOf(env.OTEL_TRACES_SAMPLER_ARG) ?? 1;
  const [, kind = "always_on"] = /^(?:parentbased_)?(always_on|always_off|traceidratio)$/.exec(env.OTEL_TRACES_SAMPLER ?? "") ?? [];
  const root = { always_on: new AlwaysOnSampler(), always_off: new AlwaysOffSampler(), traceidratio: new TraceIdRatioBasedSampler(share) }[
    kind
  ];
  const isParentBased = env.OTEL_TRACES_SAMPLER?.startsWith("parentbased_") ?? true;
  return isParentBased ? new ParentBasedSampler({ root: root ?? new AlwaysOnSampler() }) : (root ?? new AlwaysOnSampler());
}

function numberOf(text: string | undefined): number | undefined {
  const value = Number(text);
  return text === undefined || text === "" || Number.isNaN(value) ? undefined : value;
}

function troubleOnly(onTrouble: (message: string) => void) {
  const tell = (message: string): void => onTrouble(message);
  const silent = (): void => undefined;
  return { error: tell, warn: tell, info: silent, debug: silent, verbose: silent };
}
