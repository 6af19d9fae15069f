import type { ClusterHandle } from "../testbed/index.ts";
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
  problems: string[];
  tookMs: number;
}

/** Start, heal and stop of a cluster of its own, with the crash of each phase armed, and the auditor after heal and stop. */
export async function playRun(scene: Scene, name: string, cases: RunCases): Promise<RunOutcome> {
  const cluster = await scene.newCluster(name);
  const journals: RunOutcome["journals"] = { start: [], heal: [], stop: [] };
  const played: Played[] = [];
  const isRecording = Object.keys(cases).length === 0;
  for (const phase of phases) {
    const crossed = scene.crash.journal().length;
    const one = await playWithCrash(scene, { cluster, phase, crash: cases[phase] });
    played.push(one);
    if (phase !== "start" && one.problems.length === 0)
      one.problems.push(...(await scene.audited({ thorough: isRecording && phase === "heal" })));
    journals[phase] = scene.crash.journal().slice(crossed);
    if (one.problems.length > 0) break;
  }
  const problems = played.flatMap((one) => one.problems);
  if (problems.length > 0) problems.push(`evidence in ${await keepEvidence(scene, cluster)}`);
  else await scene.bed.api.send("DELETE", `/clusters/${cluster.id}`);
  return { cases: outcomes(cases, played, problems), problems, journals };
}

interface Armed {
  cluster: ClusterHandle;
  phase: PhaseName;
  crash?: CrashCase;
}

async function playWithCrash(scene: Scene, { cluster, phase, crash }: Armed): Promise<Played> {
  const startedMs = performance.now();
  if (crash) scene.crash.arm(crash);
  const problems = await playPhase(scene, cluster, phase);
  const fired = crash !== undefined && (await scene.crash.disarm());
  return { phase, fired, problems, tookMs: performance.now() - startedMs };
}

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
