import { withLogFields } from "@slipway/adapters/telemetry";
import { AppError, isAppError } from "@slipway/core/errors";
import type { OperationFailure, StepChange, StepRecord } from "@slipway/core/ports";
import { errorFields } from "../log.ts";
import { failureOf } from "../workflows/failures.ts";
import { retryInStep } from "./retry-in-step.ts";
import { retryJudge } from "./retry-judge.ts";
import { type BatchContext, type StepContext, scaledMs } from "./step-context.ts";
import { stepHandlers } from "./step-handlers.ts";
import { stepLimitsMs } from "./step-limits.ts";
import { abortReason, endedBy } from "./wait.ts";

/** What was asked of a provider or machine may end for so long after the step was cancelled… */
const GRACE_MS = 30_000;
/** …or, when another process will repeat it, after this one was told to end. */
const HANDOVER_GRACE_MS = 2_000;

/** Act, record. null: done, now or before. Throws, with nothing recorded, when the store does not answer or another process takes over. */
export async function runStep(batch: BatchContext, step: StepRecord, cancelled: AbortSignal): Promise<OperationFailure | null> {
  if (step.state === "succeeded" || step.state === "skipped") return null;
  // The step before it may end well after the cancel: nothing new is begun then.
  if (cancelled.aborted) return endUnbegun(batch, step, cancelled);
  const attributes = { "slipway.step": step.key, "slipway.step.kind": step.kind, "slipway.operation": step.operationId };
  return withLogFields({ step: step.key }, () =>
    batch.deps.tracing.span(`step ${step.kind}`, attributes, () => counted(batch, step, () => performStep(batch, step, cancelled))),
  );
}

async function performStep(batch: BatchContext, step: StepRecord, cancelled: AbortSignal): Promise<OperationFailure | null> {
  // Written while the step begins: what it is to make is on record since its plan was saved.
  const [begun, done] = await Promise.allSettled([batch.store.beginStep(step.id), execute(batch, step, cancelled)]);
  if (begun.status === "rejected") throw begun.reason;
  if (done.status === "rejected") {
    if (isHandedOver(cancelled)) throw done.reason;
    return recordFailure(batch, step, done.reason);
  }
  return recordSuccess(batch, step, done.value);
}

/** A change that cannot be is the step's failure. */
async function recordSuccess(batch: BatchContext, step: StepRecord, change: StepChange | null): Promise<OperationFailure | null> {
  try {
    await batch.store.finishStep(step.id, { state: "succeeded", change });
    return null;
  } catch (error) {
    if (change === null || !isAppError(error) || error.retryable) throw error;
    return recordFailure(batch, step, error);
  }
}

/** `interrupted` is what another process will repeat. */
async function counted(
  { deps }: BatchContext,
  { kind }: StepRecord,
  work: () => Promise<OperationFailure | null>,
): Promise<OperationFailure | null> {
  const startedMs = performance.now();
  let outcome = "interrupted";
  try {
    const failure = await work();
    outcome = !failure ? "succeeded" : failure.code === "CANCELLED" ? "skipped" : "failed";
    return failure;
  } finally {
    deps.metrics.stepEnded({ kind, outcome, seconds: (performance.now() - startedMs) / 1000 });
  }
}

function endUnbegun(batch: BatchContext, step: StepRecord, cancelled: AbortSignal): Promise<OperationFailure> {
  if (isHandedOver(cancelled)) throw cancelled.reason;
  return recordFailure(batch, step, cancelled.reason);
}

function isHandedOver(cancelled: AbortSignal): boolean {
  return cancelled.aborted && !isAppError(cancelled.reason, "CANCELLED");
}

async function execute(batch: BatchContext, step: StepRecord, cancelled: AbortSignal): Promise<StepChange | null> {
  const limitMs = scaledMs(batch, stepLimitsMs[step.kind]);
  const limit = timeLimit(limitMs, `${step.key} took longer than ${Math.round(limitMs / 1000)} s.`);
  const signal = AbortSignal.any([cancelled, limit.signal]);
  const context: StepContext = { ...batch, step, signal, deadlineAt: batch.deps.clock.now() + limitMs };
  const handler = stepHandlers[step.kind];
  try {
    return await retryInStep(() => endedBy(handler(context), signal, () => (isHandedOver(cancelled) ? HANDOVER_GRACE_MS : GRACE_MS)), {
      signal,
      timeDivisor: batch.deps.timeDivisor,
      judge: retryJudge(context),
    });
  } catch (error) {
    throw abortReason(signal, error);
  } finally {
    limit.clear();
  }
}

function timeLimit(ms: number, message: string): { signal: AbortSignal; clear(): void } {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(new AppError("UNREACHABLE", message)), ms);
  return { signal: controller.signal, clear: () => clearTimeout(timer) };
}

async function recordFailure({ store, deps }: BatchContext, step: StepRecord, error: unknown): Promise<OperationFailure> {
  const failure = failureOf(error);
  const cancelled = failure.code === "CANCELLED";
  if (!cancelled) deps.log.warn("step failed", { step: step.key, operationId: step.operationId, ...errorFields(error) });
  await store.finishStep(
    step.id,
    cancelled ? { state: "skipped", message: "Cancelled." } : { state: "failed", message: failure.message, failure },
  );
  return { ...failure, message: `${step.key}: ${failure.message}` };
}
