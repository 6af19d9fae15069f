import { noTracing, type Tracing } from "@slipway/core/ports";
import type { Redactor } from "@slipway/core/redaction";

export type Environment = Readonly<Record<string, string | undefined>>;

export interface StartedTracing {
  tracing: Tracing;
  /** Sends what is left. */
  stop(): Promise<void>;
}

export interface TracingOptions {
  service: string;
  redactor: Redactor;
  /** The exporter could not send, for one. */
  onTrouble(message: string): void;
}

/** Without an OTLP endpoint, or with OTEL_SDK_DISABLED=true, OpenTelemetry is not even loaded. */
export async function startTracing(env: Environment, options: TracingOptions): Promise<StartedTracing> {
  const isWanted = env.OTEL_EXPORTER_OTLP_ENDPOINT || env.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT;
  if (!isWanted || env.OTEL_SDK_DISABLED?.toLowerCase() === "true") return { tracing: noTracing, stop: async () => undefined };
  const { openTelemetry } = await import("./otel-sdk.ts");
  return openTelemetry(env, options);
}
