import type { GraphStep } from "../activities/activity-types.ts";

export interface GraphLimits {
  /** Batches that run at the same time. */
  batches: number;
  /** Steps of one batch. */
  batchSize: number;
}

export interface StepGraph {
  /** Takes the next batch of ready steps, as positions; empty when none is ready. */
  takeBatch(): number[];
  complete(batch: number[]): void;
}

/** Which steps may run now. A step is ready as soon as its own dependencies are done, whatever its level. */
export function stepGraph(steps: GraphStep[], { batches, batchSize }: GraphLimits): StepGraph {
  const waitsFor = steps.map((step) => step.dependsOn.filter((on) => !steps[on]?.done).length);
  const dependents = dependentsOf(steps);
  const ready = steps.flatMap((step, position) => (!step.done && waitsFor[position] === 0 ? [position] : []));

  function release(position: number): void {
    const left = (waitsFor[position] ?? 0) - 1;
    waitsFor[position] = left;
    if (left === 0) ready.push(position);
  }

  return {
    takeBatch: () => ready.splice(0, Math.min(batchSize, Math.max(1, Math.ceil(ready.length / batches)))),
    complete: (batch) => {
      for (const position of batch) dependents[position]?.forEach(release);
    },
  };
}

/** Only of steps still to be done: a finished step released its dependents before. */
function dependentsOf(steps: GraphStep[]): number[][] {
  const dependents: number[][] = steps.map(() => []);
  steps.forEach((step, position) => {
    if (step.done) return;
    for (const on of step.dependsOn) if (!steps[on]?.done) dependents[on]?.push(position);
  });
  return dependents;
}
