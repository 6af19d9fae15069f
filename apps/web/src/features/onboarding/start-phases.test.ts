import type { StepState } from "@slipway/core/lifecycle";
import type { StepKind } from "@slipway/core/planner";
import type { OperationDetail } from "@slipway/usecases/operations/schemas";
import { expect, test } from "vitest";
import { startPhases } from "./start-phases.ts";

const step = (kind: StepKind, state: StepState): OperationDetail["steps"][number] => ({
  id: `${kind}-${state}`,
  round: 1,
  key: kind,
  kind,
  nodeId: null,
  dependsOn: [],
  state,
  attempt: 1,
  message: null,
  failure: null,
  startedAt: null,
  endedAt: null,
});

test("steps are counted by phase, in the order in which a start goes", () => {
  const steps = [
    step("task.start", "pending"),
    step("machine.create", "succeeded"),
    step("machine.create", "running"),
    step("swarm.init", "skipped"),
    step("network.ensure", "succeeded"),
  ];
  expect(startPhases({ steps })).toEqual([
    { label: "Boot machines", done: 1, total: 2 },
    { label: "Connect them", done: 1, total: 1 },
    { label: "Start containers", done: 0, total: 1 },
  ]);
});
