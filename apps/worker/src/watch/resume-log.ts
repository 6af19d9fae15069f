import type { LogStore } from "@slipway/core/ports";

/** An engine stamps a container's two outputs before it writes them one after the other: a line may stand behind a later one. */
const OVERLAP_MS = 1_000;
const PAGE = 1_000;
/** Of a text: the store leaves out NUL and cuts what is longer than this by far. */
const COMPARED = 1_000;

interface TaskLog {
  teamId: string;
  clusterId: string;
  taskId: string;
}

interface Said {
  stream: string;
  time: string;
  text: string;
}

export interface LogPosition {
  /** Milliseconds since the epoch, to read from; 0: everything. */
  since: number;
  /** True for lines that are stored already; each stored line answers for one that is read again. */
  isStored(line: Said): boolean;
}

/** Where to go on reading a task's log: a little before its last stored line, with what is stored from there on to tell the lines apart. */
export async function resumeLog(logs: LogStore, { teamId, ...task }: TaskLog): Promise<LogPosition> {
  const stored: Said[] = [];
  let since: number | undefined;
  let before: string | undefined;
  for (;;) {
    const { lines } = await logs.read(teamId, { ...task, before, order: "newest", limit: PAGE });
    for (const line of lines) {
      since ??= Math.max(0, Date.parse(line.time) - OVERLAP_MS);
      if (Date.parse(line.time) >= since) stored.push(line);
    }
    const oldest = lines.at(-1);
    if (!oldest || lines.length < PAGE || Date.parse(oldest.time) < (since ?? 0)) break;
    before = oldest.cursor;
  }
  return { since: since ?? 0, isStored: countdown(stored) };
}

function countdown(stored: Said[]): (line: Said) => boolean {
  const left = new Map<string, number>();
  for (const line of stored) left.set(keyOf(line), (left.get(keyOf(line)) ?? 0) + 1);
  return (line) => {
    const count = left.get(keyOf(line)) ?? 0;
    if (count > 0) left.set(keyOf(line), count - 1);
    return count > 0;
  };
}

/** The store keeps milliseconds, engines nanoseconds. */
const keyOf = ({ stream, time, text }: Said): string => `${stream} ${Date.parse(time)} ${text.replaceAll("\0", "").slice(0, COMPARED)}`;
