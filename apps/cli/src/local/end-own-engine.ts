import { engineIsIdle } from "./docker-engine.ts";
import { engineProcess, stopEngine } from "./engine-process.ts";
import type { ProcessIdentity } from "./process-identity.ts";

/** The engine of this computer, whoever started it. */
export interface RunningEngine {
  process(): ProcessIdentity | null;
  /** Nothing runs on it, of ours or of anybody. */
  isIdle(): Promise<boolean>;
  stop(): Promise<void>;
}

/** Only ever the one on the default socket: DOCKER_HOST names another, and whose containers that has says nothing of ours. */
const thisEngine: RunningEngine = {
  process: () => (process.env.DOCKER_HOST ? null : engineProcess()),
  isIdle: engineIsIdle,
  stop: stopEngine,
};

/** Ends the engine only when it is still the one that we have started, and nothing runs on it. Says what it found. */
export async function endOwnEngine(own: ProcessIdentity, engine: RunningEngine = thisEngine): Promise<"ended" | "busy" | "not ours"> {
  const running = engine.process();
  if (running?.pid !== own.pid || running.startedAt !== own.startedAt) return "not ours";
  if (!(await engine.isIdle())) return "busy";
  await engine.stop();
  return "ended";
}
