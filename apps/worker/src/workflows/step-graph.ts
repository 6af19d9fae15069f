import type { GraphStep } from "../activities/activity-types.ts";

/** At most so many `runSteps` activities of one operation at the same time: 1,000 steps are 20 batches of 50. */
export const MAX_BATCHES = 20;
const MAX_BATCH_SIZE = 50;

export interface StepGraph {
  /** Takes the next batch of ready steps, as positions; empty when none is ready. */
  takeBatch(): number[];
  complete(batch: number[]): void;
}

/** Which steps may run now. A step is ready as soon as its own dependencies are done, whatever its level. */
export function stepGraph(steps: GraphStep[]): StepGraph {
  const waitsFor = steps.map((step) => step.dependsOn.filter((on) => !steps[on]?.done).length);
  const dependents = dependentsOf(steps);
  const ready = steps.flatMap((step, position) => (!step.done && waitsFor[position] === 0 ? [position] : []));

  function release(position: number): void {
    const left = (waitsFor[position] ?? 0) - 1;
    waitsFor[position] = left;
    if (left === 0) ready.push(position);
  }

  return {
    takeBatch: () => ready.splice(0, Math.min(MAX_BATCH_SIZE, Math.max(1, Math.ceil(ready.length / MAX_BATCHES)))),
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
