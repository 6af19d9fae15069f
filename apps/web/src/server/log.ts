import { type LogLevel, telemetry } from "@slipway/adapters/telemetry";

/** One JSON line per happening, redacted. */
export function log(level: LogLevel, event: string, fields: Record<string, unknown> = {}): void {
  telemetry().log[level](event, fields);
}
