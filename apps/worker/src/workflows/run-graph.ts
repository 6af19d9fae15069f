import type { OperationFailure } from "@slipway/core/ports";
import type { GraphStep } from "../activities/activity-types.ts";
import { type GraphLimits, stepGraph } from "./step-graph.ts";

/** Runs steps that wait for nothing, at the same time; null when all succeeded. */
type RunBatch = (stepIds: string[]) => Promise<OperationFailure | null>;

export interface RunLimits extends GraphLimits {
  goesOn: boolean;
}

/**
 * Runs the steps as their edges allow. After a first failure nothing more is dispatched and what runs may end; with `goesOn`, only what
 * depends on the failed step is left out, until a step was cancelled. The first failure is returned.
 * Throws what `runBatch` threw (cancellation), after all batches have ended.
 */
export async function runGraph(steps: GraphStep[], limits: RunLimits, runBatch: RunBatch): Promise<OperationFailure | null> {
  const graph = stepGraph(steps, limits);
  const running = new Set<Promise<void>>();
  let failure: OperationFailure | null = null;
  let thrown: { error: unknown } | null = null;
  let cancelled = false;
  const isOver = (): boolean => thrown !== null || cancelled || (failure !== null && !limits.goesOn);

  async function execute(batch: number[]): Promise<void> {
    try {
      const failed = await runBatch(batch.flatMap((position) => steps[position]?.id ?? []));
      failure ??= failed;
      cancelled ||= failed?.code === "CANCELLED";
      if (!failed) graph.complete(batch);
    } catch (error) {
      thrown ??= { error };
    }
  }

  function dispatch(): void {
    while (!isOver() && running.size < limits.batches) {
      const batch = graph.takeBatch();
      if (batch.length === 0) return;
      const execution: Promise<void> = execute(batch).finally(() => running.delete(execution));
      running.add(execution);
    }
  }

  for (dispatch(); running.size > 0; dispatch()) await Promise.race(running);
  rethrow(thrown);
  return failure;
}

function rethrow(thrown: { error: unknown } | null): void {
  if (thrown) throw thrown.error;
}
