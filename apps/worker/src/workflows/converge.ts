import type { OperationFailure } from "@slipway/core/ports";
import { CancelledFailure, patched, sleep } from "@temporalio/workflow";
import type { EndState, GraphStep, OperationRef, Phase, PreparedRound } from "../activities/activity-types.ts";
import type { Timing } from "./activity-proxies.ts";
import { runGraph } from "./run-graph.ts";
import type { GraphLimits } from "./step-graph.ts";

/** Rounds of look, plan, do before an operation gives up. */
const MAX_ROUNDS = 5;
const MAX_STEPS_AT_ONCE = 200;
/** A thousand machines are twenty activities of fifty steps, not a thousand activities. */
const BATCHES: GraphLimits = { batches: 20, batchSize: 50 };
const FIRST_PAUSE_MS = 1_000;
const MAX_PAUSE_MS = 10_000;
/** A missing secret, for one, will not appear by planning again. */
const NEEDS_THE_USER = "UNPROCESSABLE";

export interface OperationRun {
  operation: OperationRef;
  times: Timing;
  /** Numbers are never used twice, over both phases: a round is saved under its number once and for all. */
  nextRound(): number;
  mayCancel: boolean;
  /** One thing that cannot be put right must not keep others broken. */
  isHeal: boolean;
}

export type Convergence = { state: "converged" } | { state: "failed"; failure: OperationFailure } | { state: "ended"; as: EndState };

/** Looks, plans and does until a fresh look finds nothing left to do. Throws when cancelled. */
export async function converge(run: OperationRun, phase: Phase): Promise<Convergence> {
  let failure: OperationFailure | null = null;
  for (let attempt = 0; attempt <= MAX_ROUNDS; attempt += 1) {
    if (failure) await pauseBefore(run, attempt);
    const prepared = await prepare(run, phase);
    if (prepared.ended) return { state: "ended", as: prepared.ended };
    if (prepared.steps.every((step) => step.done)) return reached(prepared);
    if (attempt < MAX_ROUNDS) failure = await execute(run, phase, prepared);
    if (failure?.code === NEEDS_THE_USER) break;
  }
  return { state: "failed", failure: failure ?? neverSettled };
}

function pauseBefore({ times }: OperationRun, attempt: number): Promise<void> {
  return sleep(times.scaled(Math.min(MAX_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (attempt - 1))));
}

async function prepare(run: OperationRun, phase: Phase): Promise<PreparedRound> {
  const prepared = await run.times.activities.prepareRound({ ...run.operation, round: run.nextRound(), phase });
  if (phase === "forward" && prepared.cancelRequested && run.mayCancel) throw new CancelledFailure("cancel requested");
  return prepared;
}

/** A plan of ordinary size is one activity, which follows the edges itself: every hop through the server costs 10 to 20 ms. */
function execute(run: OperationRun, phase: Phase, { steps }: PreparedRound): Promise<OperationFailure | null> {
  const runSteps = (part: GraphStep[]) => run.times.activities.runSteps({ ...run.operation, steps: part, phase });
  if (steps.length <= MAX_STEPS_AT_ONCE) return runSteps(steps);
  // Heals recorded before they went on must replay as they ran.
  const goesOn = run.isHeal && patched("heal-goes-on");
  return runGraph(steps, { ...BATCHES, goesOn }, (stepIds) => runSteps(stepIds.map((id) => ({ id, dependsOn: [], done: false }))));
}

function reached(prepared: PreparedRound): Convergence {
  return prepared.blocked ? { state: "failed", failure: prepared.blocked } : { state: "converged" };
}

const neverSettled: OperationFailure = {
  code: "UNAVAILABLE",
  message: `After ${MAX_ROUNDS} rounds something was still missing, though every step had succeeded.`,
  remedy: "Look at the operation's steps: machines or containers may be failing again and again.",
};
