import { AppError, isAppError } from "@slipway/core/errors";
import type { MachineRecord, OperationFailure, StepRecord } from "@slipway/core/ports";
import { failureOf } from "../workflows/failures.ts";
import { errorFields } from "../log.ts";
import { retryInStep } from "./retry-in-step.ts";
import { type BatchContext, providerOf, type StepContext, scaledMs } from "./step-context.ts";
import { stepHandlers } from "./step-handlers.ts";
import { stepLimitsMs } from "./step-limits.ts";
import { abortReason, endedBy } from "./wait.ts";

/** A machine that its provider calls running may be silent so long within a step; then a new plan decides. */
const PATIENCE_MS = 60_000;
/** What was asked of a provider or machine may end for so long after the step was cancelled… */
const GRACE_MS = 30_000;
/** …or, when another process will repeat it, after this one was told to end. */
const HANDOVER_GRACE_MS = 2_000;

/** Load, act, record. null: done, now or before. Throws, with nothing recorded, when the store does not answer or another process takes over. */
export async function runStep(batch: BatchContext, stepId: string, cancelled: AbortSignal): Promise<OperationFailure | null> {
  const step = await batch.store.loadStep(stepId);
  if (step.state === "succeeded" || step.state === "skipped") return null;
  await batch.store.beginStep(stepId);
  try {
    await execute(batch, step, cancelled);
  } catch (error) {
    if (isHandedOver(cancelled)) throw error;
    return recordFailure(batch, step, error);
  }
  await batch.store.finishStep(stepId, { state: "succeeded" });
  return null;
}

function isHandedOver(cancelled: AbortSignal): boolean {
  return cancelled.aborted && !isAppError(cancelled.reason, "CANCELLED");
}

async function execute(batch: BatchContext, step: StepRecord, cancelled: AbortSignal): Promise<void> {
  const limitMs = scaledMs(batch, stepLimitsMs[step.kind]);
  const limit = timeLimit(limitMs, `${step.key} took longer than ${Math.round(limitMs / 1000)} s.`);
  const signal = AbortSignal.any([cancelled, limit.signal]);
  const context: StepContext = { ...batch, step, signal, deadlineAt: batch.deps.clock.now() + limitMs };
  const handler = stepHandlers[step.kind];
  try {
    await retryInStep(() => endedBy(handler(context), signal, () => (isHandedOver(cancelled) ? HANDOVER_GRACE_MS : GRACE_MS)), {
      signal,
      timeDivisor: batch.deps.timeDivisor,
      judge: judgeOf(context),
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

/** Which errors another try may help: those that say so, silence for a while, and a swarm that is electing. */
function judgeOf(context: StepContext): (error: unknown) => Promise<unknown> {
  const { deps, step } = context;
  let failingSince: number | null = null;
  return async (error) => {
    failingSince ??= deps.clock.now();
    const patient = deps.clock.now() - failingSince <= scaledMs(context, PATIENCE_MS);
    if (isAppError(error, "STEP_FAILED") && concernsSwarm(step)) return patient ? new AppError("UNAVAILABLE", error.message, { cause: error }) : error;
    if (!isAppError(error, "UNREACHABLE") || step.kind.startsWith("machine.") || !step.input.machineId) return error;
    deps.machines.drop(step.input.machineId);
    const machine = await context.store.loadMachine(step.input.machineId).catch(() => null);
    if (machine && !(await stillRuns(context, machine))) return new AppError("GONE", `${machine.nodeName} is no more.`, { cause: error });
    return patient ? error : new AppError("GONE", error.message, { cause: error });
  };
}

/** Managers refuse everything for the moments in which they agree on a leader. */
function concernsSwarm({ kind }: StepRecord): boolean {
  return kind.startsWith("swarm.") || kind === "overlay.ensure";
}

/** The provider's word; when it does not answer either, the machine counts as running. */
async function stillRuns(context: StepContext, machine: MachineRecord): Promise<boolean> {
  if (machine.state === "gone" || machine.state === "deleting") return false;
  try {
    const described = await providerOf(context, machine.provider).describeMachine(machine.id);
    return described !== null && described.state !== "stopped";
  } catch {
    return true;
  }
}

async function recordFailure({ store, deps }: BatchContext, step: StepRecord, error: unknown): Promise<OperationFailure> {
  const failure = failureOf(error);
  const cancelled = failure.code === "CANCELLED";
  if (!cancelled) deps.log.warn("step failed", { step: step.key, operationId: step.operationId, ...errorFields(error) });
  await store.finishStep(step.id, cancelled ? { state: "skipped", message: "Cancelled." } : { state: "failed", message: failure.message, failure });
  return { ...failure, message: `${step.key}: ${failure.message}` };
}
