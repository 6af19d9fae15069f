import type { logStreams } from "@slipway/usecases/logs/schemas";

export type LogStream = (typeof logStreams)[number];

/** As chosen on the page; empty: not narrowed down by this. */
export interface LogFilters {
  service: string;
  task: string;
  machine: string;
  stream: LogStream | "";
  since: keyof typeof spans | "";
  text: string;
}

const MINUTE_MS = 60_000;
const spans = { "15m": 15 * MINUTE_MS, "1h": 60 * MINUTE_MS, "6h": 360 * MINUTE_MS, "24h": 1_440 * MINUTE_MS } as const;

export const noFilters: LogFilters = { service: "", task: "", machine: "", stream: "", since: "", text: "" };

export interface LogQuery {
  service?: string;
  task?: string;
  machine?: string;
  stream?: LogStream;
  since?: string;
  text?: string;
}

/** As the API takes them: `since` is counted from the moment at which it was chosen. */
export function logQuery({ service, task, machine, stream, since, text }: LogFilters, nowMs: number): LogQuery {
  const wanted = text.trim();
  return {
    ...(service && { service }),
    ...(task && { task }),
    ...(machine && { machine }),
    ...(stream && { stream }),
    ...(since && { since: new Date(nowMs - spans[since]).toISOString() }),
    ...(wanted && { text: wanted }),
  };
}
