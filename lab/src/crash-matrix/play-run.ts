import type { Verdict } from "./case-queue.ts";
import { type CrashCase, type PhaseName, phases } from "./crash-case.ts";
import { keepEvidence } from "./evidence.ts";
import { playPhase } from "./play-phase.ts";
import type { Scene } from "./scene.ts";

/** At most one crash a phase. */
export type RunCases = Partial<Record<PhaseName, CrashCase>>;

export interface CaseOutcome {
  one: CrashCase;
  verdict: Verdict;
  tookMs: number;
  /** Why it failed. */
  problem: string;
}

export interface RunOutcome {
  cases: CaseOutcome[];
  /** All that went wrong; the scene is not to be used again then. */
  problems: string[];
  /** Journal lines by phase. */
  journals: Record<PhaseName, string[]>;
}

interface Played {
  phase: PhaseName;
  fired: boolean;
  tookMs: number;
}

/** Start, heal and stop of a cluster of its own, with the crash of each phase armed, and the auditor after heal and stop. */
export async function playRun(scene: Scene, name: string, cases: RunCases): Promise<RunOutcome> {
  const cluster = await scene.newCluster(name);
  const journals: RunOutcome["journals"] = { start: [], heal: [], stop: [] };
  const played: Played[] = [];
  const problems: string[] = [];
  for (const phase of phases) {
    const [startedMs, crossed] = [performance.now(), scene.crash.journal().length];
    const armed = cases[phase];
    if (armed) scene.crash.arm(armed);
    problems.push(...(await playPhase(scene, cluster, phase)));
    const fired = armed ? await scene.crash.disarm() : false;
    if (phase !== "start" && problems.length === 0)
      problems.push(...(await scene.audited({ thorough: isRecording(cases) && phase === "heal" })));
    played.push({ phase, fired, tookMs: performance.now() - startedMs });
    journals[phase] = scene.crash.journal().slice(crossed);
    if (problems.length > 0) break;
  }
  if (problems.length > 0) problems.push(`evidence in ${await keepEvidence(scene, cluster)}`);
  else await scene.bed.api.send("DELETE", `/clusters/${cluster.id}`);
  return { cases: outcomes(cases, played, problems), problems, journals };
}

const isRecording = (cases: RunCases): boolean => Object.keys(cases).length === 0;

/** What went wrong is laid to every crash that came before it in the run. A case whose phase was never played waits for another run. */
function outcomes(cases: RunCases, played: readonly Played[], problems: readonly string[]): CaseOutcome[] {
  const failed = problems.length > 0;
  return played.flatMap(({ phase, fired, tookMs }) => {
    const one = cases[phase];
    if (!one) return [];
    const verdict: Verdict = fired ? (failed ? "failed" : "passed") : "not reached";
    return [{ one, verdict, tookMs, problem: verdict === "failed" ? problems.join("\n       ") : "" }];
  });
}
