import { type CaseQueue, caseQueue } from "./case-queue.ts";
import { type CrashCase, caseId, casesOf, type PhaseName, phases, shuffled } from "./crash-case.ts";
import type { MatrixOptions } from "./matrix-options.ts";
import { pastResults } from "./past-results.ts";
import { type CaseOutcome, playRun, type RunCases, type RunOutcome } from "./play-run.ts";
import { openScene, type Scene } from "./scene.ts";

interface Matrix {
  options: MatrixOptions;
  say(line: string): void;
  /** Asked between runs; a run under way is thrown away. */
  stopped: AbortSignal;
}

/** Records a fault-free run, then plays runs with a crash in each phase until every case has had its turn. */
export async function crashMatrix(matrix: Matrix): Promise<{ passed: number; failed: number }> {
  const stage = openStage(matrix.stopped);
  try {
    const recorded = await stage.play("recording", {});
    if (recorded.problems.length > 0) throw new Error(`the fault-free run went wrong: ${recorded.problems.join("; ")}`);
    const counted = await playCases(matrix, stage, casesByPhase(recorded, matrix));
    const left = await stage.audited();
    for (const problem of left) matrix.say(`FAIL at the end: ${problem}`);
    return { ...counted, failed: counted.failed + left.length };
  } finally {
    await stage.close();
  }
}

type ByPhase<T> = Record<PhaseName, T>;

const byPhase = <T>(make: (phase: PhaseName) => T): ByPhase<T> => ({ start: make("start"), heal: make("heal"), stop: make("stop") });

function casesByPhase({ journals }: RunOutcome, { options, say }: Matrix): ByPhase<CrashCase[]> {
  const { seed, shard, only } = options;
  const all = byPhase((phase) => casesOf(phase, journals[phase]));
  const total = phases.reduce((sum, phase) => sum + all[phase].length, 0);
  say(`${total} boundary sides: ${phases.map((phase) => `${phase} ${all[phase].length}`).join(", ")}`);
  const mine = (one: CrashCase, i: number): boolean => i % shard.of === shard.index - 1 && caseId(one).includes(only);
  return byPhase((phase) => shuffled(all[phase], seed).filter(mine));
}

/** A sample takes as many of each phase; the first phases take what does not divide. */
function share(sample: number | undefined, phase: PhaseName): number {
  return sample === undefined ? Number.POSITIVE_INFINITY : Math.floor((sample + phases.length - 1 - phases.indexOf(phase)) / phases.length);
}

async function playCases({ options, say }: Matrix, stage: Stage, cases: ByPhase<CrashCase[]>): Promise<{ passed: number; failed: number }> {
  const past = pastResults(options.resume);
  const isDone = (one: CrashCase): boolean => past.passed.has(caseId(one));
  const counts = { passed: phases.flatMap((phase) => cases[phase]).filter(isDone).length, failed: 0, "not reached": 0 };
  if (counts.passed > 0) say(`${counts.passed} passed before, by ${options.resume}`);
  const queues = byPhase((phase) =>
    caseQueue(
      cases[phase].filter((one) => !isDone(one)),
      share(options.sample, phase),
    ),
  );
  for (let run = 1; ; run += 1) {
    const taken = takeCases(queues);
    if (Object.keys(taken).length === 0) break;
    const { cases: outcomes, problems } = await stage.play(`crash-${run}`, taken);
    for (const one of Object.values(taken)) if (!outcomes.some((outcome) => outcome.one === one)) queues[one.phase].putBack(one);
    for (const outcome of outcomes) {
      const { one, verdict, tookMs } = outcome;
      counts[verdict] += 1;
      queues[one.phase].settle(one, verdict);
      past.add({ id: caseId(one), verdict, tookMs: Math.round(tookMs) });
      say(lineOf(outcome));
    }
    if (problems.length > 0 && !outcomes.some(({ verdict }) => verdict === "failed")) {
      counts.failed += 1;
      say(`FAIL run ${run}, before any crash: ${problems.join("; ")}`);
    }
  }
  if (counts["not reached"] > 0) say(`${counts["not reached"]} times a crash was not reached: tried again, or another case took its place`);
  return { passed: counts.passed, failed: counts.failed };
}

function takeCases(queues: ByPhase<CaseQueue>): RunCases {
  return Object.fromEntries(phases.flatMap((phase) => [queues[phase].next()]).flatMap((one) => (one ? [[one.phase, one]] : [])));
}

const signs = { passed: "ok  ", failed: "FAIL", "not reached": "--  " } as const;

function lineOf({ one, verdict, tookMs, problem }: CaseOutcome): string {
  const note = verdict === "not reached" ? " not reached" : "";
  return `${signs[verdict]} ${caseId(one).padEnd(44)} ${(tookMs / 1000).toFixed(1).padStart(6)} s${note}${problem ? `\n       ${problem}` : ""}`;
}

interface Stage {
  play(name: string, cases: RunCases): Promise<RunOutcome>;
  audited(): Promise<string[]>;
  close(): Promise<void>;
}

/** One scene for all runs, a new one after a run that failed: what that has left must not spoil the next. */
function openStage(stopped: AbortSignal): Stage {
  let scene: Scene | null = null;
  const close = async (): Promise<void> => {
    const open = scene;
    scene = null;
    await open?.close();
  };
  const ended = new Promise<never>((_, reject) => stopped.addEventListener("abort", () => reject(new Error("stopped by a signal"))));
  ended.catch(() => undefined);
  return {
    async play(name, cases) {
      stopped.throwIfAborted();
      scene ??= await openScene();
      const outcome = await Promise.race([playRun(scene, name, cases), ended]);
      if (outcome.problems.length > 0) await close();
      return outcome;
    },
    audited: async () => (scene ? scene.audited({ thorough: true }) : []),
    close,
  };
}
