import type { LogItem } from "@slipway/usecases/logs/schemas";
import { expect, test } from "vitest";
import { countNewer, MAX_LINES, withNewer, withOlder } from "./kept-lines.ts";

const line = (cursor: number): LogItem => ({
  cursor: String(cursor),
  machineId: "m",
  taskId: null,
  stream: "stdout",
  time: "2026-01-01T00:00:00Z",
  text: "",
});
const lines = (from: number, to: number): LogItem[] => Array.from({ length: to - from + 1 }, (_, at) => line(from + at));
const cursors = (items: readonly LogItem[]): string[] => items.map(({ cursor }) => cursor);

test("lines that are told again are kept once; 10 comes after 9", () => {
  expect(cursors(withNewer(lines(8, 9), lines(9, 11)))).toEqual(["8", "9", "10", "11"]);
  const known = lines(1, 2);
  expect(withNewer(known, lines(1, 2))).toBe(known);
});

test("the oldest go when there are too many", () => {
  const kept = withNewer(lines(1, MAX_LINES), lines(MAX_LINES + 1, MAX_LINES + 3));
  expect(kept).toHaveLength(MAX_LINES);
  expect(kept[0]?.cursor).toBe("4");
  expect(kept.at(-1)?.cursor).toBe(String(MAX_LINES + 3));
});

test("older lines come first, in order, as far as there is room", () => {
  expect(cursors(withOlder(lines(5, 6), lines(3, 4).toReversed()))).toEqual(["3", "4", "5", "6"]);
  const full = withOlder(lines(11, MAX_LINES + 9), lines(9, 10).toReversed());
  expect(full).toHaveLength(MAX_LINES);
  expect(full[0]?.cursor).toBe("10");
});

test("what came since is counted", () => {
  expect(countNewer(lines(1, 12), lines(1, 9))).toBe(3);
  expect(countNewer(lines(1, 9), lines(1, 9))).toBe(0);
  expect(countNewer(lines(1, 2), [])).toBe(2);
});
