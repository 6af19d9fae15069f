import { type StepState, stepStates } from "@slipway/core/lifecycle";
import type { ExecutionStore } from "@slipway/core/ports";
import type { Step } from "../../generated/prisma/client.ts";
import { toJson, withoutNul } from "../../json.ts";
import type { NewEvent } from "../../record-events.ts";
import { nextState } from "../next-state.ts";

export type StepOutcome = Parameters<ExecutionStore["finishStep"]>[1];

/** INTERNAL for a step that has not begun. */
export function nextStepState(step: Step, outcome: StepOutcome): StepState {
  return nextState({ table: stepStates, subject: `step ${step.key}`, from: step.state as StepState, to: outcome.state });
}

/** Counts an attempt, in memory; only the first one is an event. null: a step that has ended stays as it is. */
export function beginStep(step: Step, now: Date): NewEvent[] | null {
  if (step.state !== "pending" && step.state !== "running") return null;
  const isFirst = step.state === "pending";
  Object.assign(step, { state: "running", attempt: step.attempt + 1, startedAt: step.startedAt ?? now });
  return isFirst ? [{ type: "step.started", operationId: step.operationId, data: aboutStep(step) }] : [];
}

/** The first outcome stays: null for a later one. */
export function finishStep(step: Step, outcome: StepOutcome, now: Date): NewEvent[] | null {
  const state = nextStepState(step, outcome);
  if (state === step.state) return null;
  const message = outcome.message === undefined ? null : withoutNul(outcome.message);
  Object.assign(step, { state, message, failure: outcome.failure ? toJson(outcome.failure) : null, endedAt: now });
  const durationMs = step.startedAt ? now.getTime() - step.startedAt.getTime() : 0;
  const data = { ...aboutStep(step), durationMs, message, failure: outcome.failure };
  return [{ type: `step.${outcome.state}`, operationId: step.operationId, data }];
}

const aboutStep = ({ id: stepId, key, kind, nodeId, round }: Step) => ({ stepId, key, kind, nodeId, round });
