import { rmSync } from "node:fs";
import { endOwnEngine, type RunningEngine } from "../apps/cli/src/local/end-own-engine.ts";
import type { Home } from "../apps/cli/src/local/home.ts";
import { withLock } from "../apps/cli/src/local/home-lock.ts";
import { readJsonFile, writeJsonFile } from "../apps/cli/src/local/json-file.ts";
import { readState, writeState } from "../apps/cli/src/local/local-state.ts";
import { isAlive, type ProcessIdentity } from "../apps/cli/src/local/process-identity.ts";
import { readProcesses } from "../apps/cli/src/local/process-table.ts";

/** The Docker engine that `test` had to start, remembered in a file: a run that is killed leaves it to the next one. */
export interface TestEngine {
  remember(started: ProcessIdentity): void;
  /** Ends it, unless something runs on it. One that `up` of this checkout uses meanwhile is left to its `down --all`. */
  letGo(say: (line: string) => void): Promise<void>;
}

export function testEngine(record: string, { upHome, engine }: { upHome: Home; engine?: RunningEngine }): TestEngine {
  return {
    remember: (started) => writeJsonFile(record, started),
    async letGo(say) {
      const own = readJsonFile<ProcessIdentity>(record);
      if (!own) return;
      const found = isAlive(readProcesses(upHome).supervisor) ? await handOver(upHome, own) : await endOwnEngine(own, engine);
      if (found === "busy") return say("The Docker engine, which the tests had to start, keeps running: there are containers on it.");
      if (found === "ended") say("The Docker engine, which the tests had to start, is ended.");
      rmSync(record, { force: true });
    },
  };
}

function handOver(upHome: Home, own: ProcessIdentity): Promise<"handed over"> {
  return withLock(upHome.lock, async () => {
    const state = readState(upHome);
    if (state) writeState(upHome, { ...state, startedEngine: own });
    return "handed over" as const;
  });
}
