import type { Redactor } from "@slipway/core/redaction";
import { destination, pino } from "pino";
import { logFields } from "./log-context.ts";

/** One JSON line per happening. What goes in is redacted, whatever field it is in: there is no way around it. */
export interface Log {
  info(event: string, fields?: Record<string, unknown>): void;
  warn(event: string, fields?: Record<string, unknown>): void;
  error(event: string, fields?: Record<string, unknown>): void;
}

export type LogLevel = keyof Log;

export interface LogOptions {
  service: string;
  redactor: Redactor;
  /** Default: stderr, written before the call returns, so that a crash loses nothing. */
  write?: (line: string) => void;
  /** Of the running span. */
  traceparent?: () => string | null;
}

export function createLog({ service, redactor, write, traceparent = () => null }: LogOptions): Log {
  const logger = pino(
    {
      base: { service, pid: process.pid },
      messageKey: "event",
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (level) => ({ level }) },
    },
    write ? { write } : destination({ fd: 2, sync: true }),
  );

  const at =
    (level: LogLevel) =>
    (event: string, fields: Record<string, unknown> = {}): void => {
      const traceId = traceparent()?.split("-")[1];
      const all = { ...logFields(), ...(traceId ? { traceId } : {}), ...fields };
      logger[level](redactor.value(renamed(all)) as object, redactor.text(event));
    };
  return { info: at("info"), warn: at("warn"), error: at("error") };
}

/** What every line has of its own. */
const RESERVED = new Set(["time", "level", "service", "pid", "event"]);

const renamed = (fields: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [RESERVED.has(name) ? `its_${name}` : name, value]));
