import { playRun, type RunCases, type RunOutcome } from "./play-run.ts";
import { openScene, type Scene } from "./scene.ts";

/** Where runs are played, one after the other. */
export interface Stage {
  play(name: string, cases: RunCases): Promise<RunOutcome>;
  /** The auditor's last look, with its search for secrets. */
  audited(): Promise<string[]>;
  close(): Promise<void>;
}

/** One scene for all runs, a new one after a run that failed: what that has left must not spoil the next. The signal ends a run under way. */
export function openStage(stopped: AbortSignal): Stage {
  let scene: Scene | null = null;
  const ended = new Promise<never>((_, reject) => stopped.addEventListener("abort", () => reject(stopped.reason)));
  ended.catch(() => undefined);

  async function close(): Promise<void> {
    const open = scene;
    scene = null;
    await open?.close();
  }

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
