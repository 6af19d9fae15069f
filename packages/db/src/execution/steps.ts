import { type StepState, stepStates } from "@slipway/core/lifecycle";
import type { StepInput, StepKind } from "@slipway/core/planner";
import type { OperationFailure, SavedStep, StepRecord } from "@slipway/core/ports";
import type { Step } from "../generated/prisma/client.ts";
import { fromJson, toJson, withoutNul } from "../json.ts";
import { recordEvents } from "../record-events.ts";
import { found, lockClusterOf } from "../rows.ts";
import { nextState } from "./next-state.ts";
import type { ExecutionScope } from "./scope.ts";

export interface StepOutcome {
  state: "succeeded" | "failed" | "skipped";
  message?: string;
  failure?: OperationFailure;
}

export async function readSteps({ tx }: ExecutionScope, operationId: string, round: number): Promise<SavedStep[]> {
  const select = { id: true, key: true, state: true, dependsOn: true } as const;
  const rows = await tx.step.findMany({ where: { operationId, round }, orderBy: { ordinal: "asc" }, select });
  return rows.map((row) => ({ ...row, state: row.state as StepState }));
}

export async function readStep({ tx }: ExecutionScope, stepId: string): Promise<StepRecord> {
  const row = found(await tx.step.findUnique({ where: { id: stepId } }), "step", stepId);
  const { id, operationId, round, key, nodeId, attempt } = row;
  const kind = row.kind as StepKind;
  return { id, operationId, round, key, kind, nodeId, input: fromJson<StepInput>(row.input), state: row.state as StepState, attempt };
}

async function lockStep({ tx }: ExecutionScope, stepId: string): Promise<{ step: Step; clusterId: string }> {
  const clusterId = await lockClusterOf(tx, "step", stepId);
  return { step: await tx.step.findUniqueOrThrow({ where: { id: stepId } }), clusterId };
}

/** Counts an attempt; only the first one is an event. A step that has ended stays as it is. */
export async function beginStep(scope: ExecutionScope, stepId: string): Promise<void> {
  const { step, clusterId } = await lockStep(scope, stepId);
  if (step.state !== "pending" && step.state !== "running") return;
  const startedAt = step.startedAt ?? scope.now;
  await scope.tx.step.updateMany({ where: { id: stepId }, data: { state: "running", attempt: { increment: 1 }, startedAt } });
  if (step.state === "running") return;
  const { operationId, key, kind, nodeId, round } = step;
  await recordEvents(scope.tx, clusterId, [{ type: "step.started", operationId, data: { stepId, key, kind, nodeId, round } }]);
}

/** The first outcome stays. */
export async function finishStep(scope: ExecutionScope, stepId: string, outcome: StepOutcome): Promise<void> {
  const { step, clusterId } = await lockStep(scope, stepId);
  const from = step.state as StepState;
  const state = nextState({ table: stepStates, subject: `step ${step.key}`, from, to: outcome.state });
  if (state === from) return;
  const message = outcome.message === undefined ? null : withoutNul(outcome.message);
  const failure = outcome.failure && toJson(outcome.failure);
  await scope.tx.step.updateMany({ where: { id: stepId }, data: { state, message, failure, endedAt: scope.now } });
  const durationMs = step.startedAt ? scope.now.getTime() - step.startedAt.getTime() : 0;
  const { operationId, key, kind, nodeId, round } = step;
  const data = { stepId, key, kind, nodeId, round, durationMs, message, failure: outcome.failure };
  await recordEvents(scope.tx, clusterId, [{ type: `step.${outcome.state}`, operationId, data }]);
}
