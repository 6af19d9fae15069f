import { setTimeout as sleep } from "node:timers/promises";
import type { RequestScope, StreamItem } from "../define/index.ts";
import type { LogSource } from "./find-log-source.ts";
import type { LogItem } from "./schemas.ts";

const BATCH = 500;
const POLL_MS = 500;

export interface LogPosition extends LogSource {
  /** Cursor of the last line had; from the log's beginning without one. */
  after?: string;
}

/** Every matching line once, until the signal. What was looked at and did not match is not looked at again. */
export async function* followLog(
  { ports, actor }: RequestScope,
  { after, ...source }: LogPosition,
  signal: AbortSignal,
): AsyncGenerator<StreamItem<LogItem>> {
  let last = after;
  while (!signal.aborted) {
    const { lines, latest } = await ports.logs.read(actor.teamId, { ...source, after: last, limit: BATCH });
    for (const line of lines) {
      yield { id: line.cursor, data: line };
      last = line.cursor;
    }
    if (lines.length === BATCH) continue;
    last = latest ?? last;
    await sleep(POLL_MS, undefined, { signal }).catch(() => undefined);
  }
}
