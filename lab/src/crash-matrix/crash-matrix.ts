import { type CaseQueue, caseQueue } from "./case-queue.ts";
import { type CrashCase, caseId, casesOf, type PhaseName, phases, shuffled } from "./crash-case.ts";
import type { MatrixOptions } from "./matrix-options.ts";
import type { RunCases, RunOutcome } from "./play-run.ts";
import { openStage, type Stage } from "./stage.ts";
import { isNobodysFault, type Tally, tally } from "./tally.ts";

interface Matrix {
  options: MatrixOptions;
  say(line: string): void;
  /** Ends the run under way. */
  stopped: AbortSignal;
}

type ByPhase<T> = Record<PhaseName, T>;

const byPhase = <T>(make: (phase: PhaseName) => T): ByPhase<T> => ({ start: make("start"), heal: make("heal"), stop: make("stop") });

/** Records a fault-free run, then plays runs with a crash in each phase until every case has had its turn. */
export async function crashMatrix({ options, say, stopped }: Matrix): Promise<{ passed: number; failed: number }> {
  const stage = openStage(stopped);
  const counted = tally(options.resume, say);
  try {
    const recorded = await stage.play("recording", {});
    if (recorded.problems.length > 0) throw new Error(`the fault-free run went wrong: ${recorded.problems.join("; ")}`);
    const all = byPhase((phase) => casesOf(phase, recorded.journals[phase]));
    const sizes = phases.map((phase) => `${phase} ${all[phase].length}`);
    say(`${phases.reduce((sum, phase) => sum + all[phase].length, 0)} sides of boundaries: ${sizes.join(", ")}`);
    const queues = byPhase((phase) => queueOf(phase, all[phase], { options, counted }));
    await playAll(stage, queues, counted);
    const left = await stage.audited();
    if (left.length > 0) counted.fail("at the end", left);
    return counted.total();
  } finally {
    await stage.close();
  }
}

function queueOf(
  phase: PhaseName,
  cases: readonly CrashCase[],
  { options, counted }: { options: MatrixOptions; counted: Tally },
): CaseQueue {
  const { seed, shard, only, sample } = options;
  const mine = shuffled(cases, seed).filter((one, i) => i % shard.of === shard.index - 1 && caseId(one).includes(only));
  return caseQueue(
    mine.filter((one) => !counted.isDone(one)),
    sample === undefined ? mine.length : share(sample, phase),
  );
}

/** A sample takes as many of each phase; the first phases take what does not divide. */
function share(sample: number, phase: PhaseName): number {
  return Math.floor((sample + phases.length - 1 - phases.indexOf(phase)) / phases.length);
}

/** A computer on which even a run without a crash goes wrong again and again tells nothing of crashes. */
const MOST_BAD_RUNS = 3;

async function playAll(stage: Stage, queues: ByPhase<CaseQueue>, counted: Tally): Promise<void> {
  for (let [run, bad] = [1, 0]; bad < MOST_BAD_RUNS; run += 1) {
    const taken = takeCases(queues);
    if (Object.keys(taken).length === 0) return;
    const outcome = await stage.play(`crash-${run}`, taken);
    settle(queues, taken, outcome);
    for (const one of outcome.cases) counted.add(one);
    if (!isNobodysFault(outcome)) continue;
    bad += 1;
    counted.fail(`run ${run}, before any crash`, outcome.problems);
  }
}

function takeCases(queues: ByPhase<CaseQueue>): RunCases {
  return Object.fromEntries(phases.flatMap((phase) => [queues[phase].next()]).flatMap((one) => (one ? [[one.phase, one]] : [])));
}

function settle(queues: ByPhase<CaseQueue>, taken: RunCases, { cases }: RunOutcome): void {
  for (const one of Object.values(taken)) {
    const verdict = cases.find((outcome) => outcome.one === one)?.verdict;
    if (verdict) queues[one.phase].settle(one, verdict);
    else queues[one.phase].putBack(one);
  }
}
