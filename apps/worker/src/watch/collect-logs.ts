import type { LogLine, LogStore } from "@slipway/core/ports";
import type { Log } from "../log.ts";
import { errorFields } from "../log.ts";
import type { MachineSight } from "../observe/sight.ts";

const FLUSH_MS = 300;
const MAX_BUFFERED = 5_000;
const PAGE = 1_000;

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

/** Copies containers' output into the log store, from where it was left by whoever watched before. */
export function collectLogs(deps: LogDeps, cluster: ClusterOfLogs): LogCollector {
  const buffer = logBuffer(deps, cluster.teamId);
  const controller = new AbortController();
  const following = new Map<string, unknown>();

  async function followTask({ machine, reached }: MachineSight, taskId: string): Promise<void> {
    const after = await lastTime(deps.logs, { ...cluster, taskId });
    const line = { clusterId: cluster.clusterId, machineId: machine.id, taskId };
    await reached?.tasks.followLogs(taskId, after, {
      signal: controller.signal,
      onLine: ({ stream, time, text }) => {
        if (Date.parse(time) > after) buffer.add({ ...line, stream, time, text });
      },
    });
  }

  return {
    follow(sights) {
      for (const sight of sights) {
        for (const { taskId, state } of sight.tasks ?? []) {
          if (state !== "running" || following.get(taskId) === sight.reached) continue;
          following.set(taskId, sight.reached);
          void followTask(sight, taskId)
            .catch(() => undefined)
            .finally(() => following.delete(taskId));
        }
      }
    },
    async stop() {
      controller.abort();
      await buffer.stop();
    },
  };
}

/** Milliseconds since the epoch of the last line that is stored; 0: none. */
async function lastTime(logs: LogStore, { teamId, clusterId, taskId }: ClusterOfLogs & { taskId: string }): Promise<number> {
  let after: string | undefined;
  let last = 0;
  for (;;) {
    const { lines } = await logs.read(teamId, { clusterId, taskId, after, limit: PAGE });
    const end = lines.at(-1);
    if (end) last = Date.parse(end.time);
    if (!end || lines.length < PAGE) return last;
    after = end.cursor;
  }
}

/** A flood is cut, and says so, rather than fill the memory. */
function logBuffer({ logs, log }: LogDeps, teamId: string): { add(line: LogLine): void; stop(): Promise<void> } {
  let lines: LogLine[] = [];
  let dropped = 0;
  let flushing: Promise<void> = Promise.resolve();

  async function flush(): Promise<void> {
    const batch = lines;
    const last = batch.at(-1);
    lines = [];
    if (dropped > 0 && last) batch.push({ ...last, text: `[${dropped} lines dropped: more than can be stored]` });
    dropped = 0;
    if (batch.length === 0) return;
    await logs.append(teamId, batch).catch((error: unknown) => log.warn("log lines lost", { lines: batch.length, ...errorFields(error) }));
  }

  const timer = setInterval(() => {
    flushing = flushing.then(flush);
  }, FLUSH_MS);
  return {
    add(line) {
      if (lines.length < MAX_BUFFERED) lines.push(line);
      else dropped += 1;
    },
    async stop() {
      clearInterval(timer);
      await flushing;
      await flush();
    },
  };
}
