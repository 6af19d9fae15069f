import type { LogLine, LogStore } from "@slipway/core/ports";
import type { Log } from "../log.ts";
import { errorFields } from "../log.ts";
import type { MachineSight } from "../observe/sight.ts";
import { resumeLog } from "./resume-log.ts";

const FLUSH_MS = 300;
const MAX_BUFFERED = 5_000;

interface LogDeps {
  logs: LogStore;
  log: Log;
}

interface ClusterOfLogs {
  teamId: string;
  clusterId: string;
}

export interface LogCollector {
  /** Follows every running task that it does not follow yet. */
  follow(sights: MachineSight[]): void;
  stop(): Promise<void>;
}

interface Following {
  reached: MachineSight["reached"];
  controller: AbortController;
}

/** Copies containers' output into the log store, from where it was left by whoever watched before: no line twice, none left out. */
export function collectLogs(deps: LogDeps, cluster: ClusterOfLogs): LogCollector {
  const following = new Map<string, Following>();
  const buffer = logBuffer(deps, cluster.teamId, forget);

  async function followTask({ machine, reached }: MachineSight, taskId: string, signal: AbortSignal): Promise<void> {
    // What is still on its way to the store would be read a second time.
    await buffer.flush();
    const { since, isStored } = await resumeLog(deps.logs, { ...cluster, taskId });
    await reached?.tasks.followLogs(taskId, since, {
      signal,
      onLine: (said) => {
        if (!signal.aborted && !isStored(said)) buffer.add({ ...said, clusterId: cluster.clusterId, machineId: machine.id, taskId });
      },
    });
  }

  function start(sight: MachineSight, taskId: string): void {
    following.get(taskId)?.controller.abort();
    const own: Following = { reached: sight.reached, controller: new AbortController() };
    following.set(taskId, own);
    void followTask(sight, taskId, own.controller.signal)
      .catch(() => undefined)
      .finally(() => {
        if (following.get(taskId) === own) following.delete(taskId);
      });
  }

  /** The next look follows again, from what is stored. */
  function forget(): void {
    for (const { controller } of following.values()) controller.abort();
    following.clear();
  }

  return {
    follow(sights) {
      for (const sight of sights) {
        for (const { taskId, state } of sight.tasks ?? []) {
          if (state === "running" && following.get(taskId)?.reached !== sight.reached) start(sight, taskId);
        }
      }
    },
    stop() {
      forget();
      return buffer.stop();
    },
  };
}

interface LogBuffer {
  add(line: LogLine): void;
  /** Resolves once all that was added before is stored. */
  flush(): Promise<void>;
  stop(): Promise<void>;
}

/** A flood is cut, and says so, rather than fill the memory. What cannot be stored is given up, and `onGap` told: nothing later may be stored before it. */
function logBuffer({ logs, log }: LogDeps, teamId: string, onGap: () => void): LogBuffer {
  let lines: LogLine[] = [];
  let dropped = 0;
  let flushing: Promise<void> = Promise.resolve();

  async function store(): Promise<void> {
    const batch = lines;
    const last = batch.at(-1);
    lines = [];
    if (dropped > 0 && last) batch.push({ ...last, text: `[${dropped} lines dropped: more than can be stored]` });
    dropped = 0;
    if (batch.length === 0) return;
    await logs.append(teamId, batch).catch((error: unknown) => {
      log.warn("log lines not stored: they are read again", { lines: batch.length + lines.length, ...errorFields(error) });
      lines = [];
      dropped = 0;
      onGap();
    });
  }

  function flush(): Promise<void> {
    flushing = flushing.then(store);
    return flushing;
  }

  const timer = setInterval(flush, FLUSH_MS);
  return {
    add(line) {
      if (lines.length < MAX_BUFFERED) lines.push(line);
      else dropped += 1;
    },
    flush,
    stop() {
      clearInterval(timer);
      return flush();
    },
  };
}
