import { expect, test } from "vitest";
import { layoutTimeline, type Step, WHOLE_CLUSTER } from "./layout-timeline.ts";

const at = (second: number): string => new Date(Date.UTC(2026, 0, 1) + second * 1_000).toISOString();
const step = (key: string, fields: Partial<Step> = {}): Step => ({
  id: key,
  round: 1,
  key,
  kind: "task.start",
  nodeId: "n1",
  dependsOn: [],
  state: "succeeded",
  attempt: 1,
  message: null,
  failure: null,
  startedAt: null,
  endedAt: null,
  ...fields,
});
const layout = (steps: Step[], to: string | null = at(10)) =>
  layoutTimeline({ steps, from: at(0), to, nowMs: Date.parse(at(20)), nameOf: (id) => ({ n1: "worker-1", n2: "worker-2" })[id] });
const places = (steps: Step[], to?: string | null) => layout(steps, to).rows[0]?.bars.map(({ left, width, lane }) => [left, width, lane]);

test("bars lie in per cent of the operation's own time", () => {
  expect(places([step("a", { startedAt: at(2), endedAt: at(7) })])).toEqual([[20, 50, 0]]);
});

test("a running step reaches to now, and the whole grows with it", () => {
  expect(places([step("a", { state: "running", startedAt: at(5) })], null)).toEqual([[25, 75, 0]]);
  expect(layout([], null)).toEqual({ rows: [], spanMs: 20_000 });
});

test("steps of one machine that overlap lie in lanes; a lane is taken again once it is free", () => {
  const steps = [
    step("c", { startedAt: at(5), endedAt: at(9) }),
    step("a", { startedAt: at(0), endedAt: at(5) }),
    step("b", { startedAt: at(1), endedAt: at(6) }),
  ];
  const [row] = layout(steps).rows;
  expect(row?.bars.map(({ step: { key }, lane }) => [key, lane])).toEqual([
    ["a", 0],
    ["b", 1],
    ["c", 0],
  ]);
  expect(row?.lanes).toBe(2);
});

test("what waits has no bar and is counted; what was skipped unbegun stands where it was skipped", () => {
  const steps = [step("a", { state: "pending" }), step("b", { state: "skipped", endedAt: at(10) })];
  const [row] = layout(steps).rows;
  expect(row?.waiting).toBe(1);
  expect(row?.bars.map(({ left, width }) => [left, width])).toEqual([[100, 0]]);
});

test("the whole cluster's row comes first, then machines by name and number", () => {
  const steps = [
    step("machine.delete worker-10", { kind: "machine.delete", nodeId: "gone" }),
    step("x", { nodeId: "n2" }),
    step("network.ensure", { kind: "network.ensure", nodeId: null }),
    step("y", { nodeId: "n1" }),
    step("z", { nodeId: "0123456789abcdef" }),
  ];
  const { rows } = layout(steps);
  expect(rows[0]?.id).toBe(WHOLE_CLUSTER);
  expect(rows.slice(1).map(({ name }) => name)).toEqual(["89abcdef", "worker-1", "worker-2", "worker-10"]);
});
