import type { LogItem } from "@slipway/usecases/logs/schemas";

/** What a browser holds without becoming slow. */
export const MAX_LINES = 5_000;

const after = (line: LogItem, cursor: string): boolean => BigInt(line.cursor) > BigInt(cursor);

/** Newer lines at the end, each once; the oldest go when there are too many. */
export function withNewer(lines: readonly LogItem[], more: readonly LogItem[]): readonly LogItem[] {
  const last = lines.at(-1);
  const fresh = last ? more.filter((line) => after(line, last.cursor)) : more;
  return fresh.length === 0 ? lines : [...lines, ...fresh].slice(-MAX_LINES);
}

/** Older lines, newest first as they were read, at the beginning; as many as there is room for. */
export function withOlder(lines: readonly LogItem[], newestFirst: readonly LogItem[]): readonly LogItem[] {
  const room = Math.max(0, MAX_LINES - lines.length);
  return [...newestFirst.slice(0, room).toReversed(), ...lines];
}

/** How many came after the last that is shown. */
export function countNewer(lines: readonly LogItem[], shown: readonly LogItem[]): number {
  const last = shown.at(-1);
  if (!last) return lines.length;
  const first = lines.findIndex((line) => after(line, last.cursor));
  return first === -1 ? 0 : lines.length - first;
}
