import { noTracing } from "@slipway/core/ports";
import type { Environment, StartedTracing, TracingOptions } from "./tracing-options.ts";

/** Without an OTLP endpoint, or with OTEL_SDK_DISABLED=true, OpenTelemetry is not even loaded. */
export async function startTracing(env: Environment, options: TracingOptions): Promise<StartedTracing> {
  const isWanted = env.OTEL_EXPORTER_OTLP_ENDPOINT || env.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT;
  if (!isWanted || env.OTEL_SDK_DISABLED?.toLowerCase() === "true") return { tracing: noTracing, stop: async () => undefined };
  const { openTelemetry } = await import("./otel-sdk.ts");
  return openTelemetry(env, options);
}
