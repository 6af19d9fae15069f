import type { Tracing } from "@slipway/core/ports";
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
