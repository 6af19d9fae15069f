import { createLog, type Log } from "@slipway/adapters/telemetry";
import { createRedactor } from "@slipway/core/redaction";

export type { Log };

/** A log of its own, for tests; the process's is telemetry().log. */
export const jsonLog = (write?: (line: string) => void): Log => createLog({ service: "worker", redactor: createRedactor(), write });

/** What a log line may say of an error: its own words and the first cause's. */
export function errorFields(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: String(error) };
  const cause = error.cause instanceof Error ? { cause: error.cause.message } : {};
  return { error: error.message, code: "code" in error ? error.code : undefined, ...cause };
}
