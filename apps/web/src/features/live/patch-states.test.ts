import type { ClusterEventItem } from "@slipway/usecases/events/schemas";
import { expect, test } from "vitest";
import { newestStates, withStates } from "./patch-states.ts";

const event = (sequence: number, machineId: string, to: string): ClusterEventItem => ({
  id: String(sequence),
  clusterId: "c",
  sequence,
  type: "machine.state_changed",
  time: "2026-01-01T00:00:00Z",
  actor: "slipway",
  operationId: null,
  data: { machineId, from: "booting", to },
});

test("the last word on each machine counts, and others stay the same objects", () => {
  const states = newestStates([event(1, "a", "running"), event(2, "a", "unreachable")], "machine.state_changed", "machineId");
  const before = [
    { id: "a", state: "booting", name: "worker-1" },
    { id: "b", state: "running", name: "worker-2" },
  ];
  expect(withStates(before, states)).toEqual([{ id: "a", state: "unreachable", name: "worker-1" }, before[1]]);
});

test("a list that nothing is told of is not made anew", () => {
  const before = [{ id: "b", state: "running" }];
  expect(withStates(before, newestStates([event(1, "a", "running")], "machine.state_changed", "machineId"))).toBe(before);
});
