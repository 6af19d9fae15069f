import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { findCluster } from "../clusters/find-cluster.ts";
import { defineStream, type RequestScope, type StreamItem } from "../define/index.ts";
import { idOrName } from "../paging/schemas.ts";
import { findTask } from "../tasks/find-task.ts";
import { afterLine, type LogItem, logLine } from "./schemas.ts";

const BATCH = 500;
const POLL_MS = 500;

export const streamLogs = defineStream({
  name: "logs.stream",
  kind: "stream",
  action: "read",
  rest: { method: "GET", path: "/clusters/{cluster}/tasks/{task}/logs/stream" },
  summary: "A task's log lines as they come; resumes after Last-Event-ID or `after`.",
  input: z.strictObject({ cluster: idOrName, task: idOrName, after: afterLine }),
  output: logLine,
  async open(tx, { cluster, task, after }) {
    const { id: taskId, clusterId } = await findTask(tx, await findCluster(tx, cluster), task);
    return { clusterId, taskId, after };
  },
  items: (scope, opened, signal) => followLogs(scope, opened, signal),
});

interface LogPosition {
  clusterId: string;
  taskId: string;
  after?: string;
}

async function* followLogs(
  { ports, actor }: RequestScope,
  { after, ...of }: LogPosition,
  signal: AbortSignal,
): AsyncGenerator<StreamItem<LogItem>> {
  let last = after;
  while (!signal.aborted) {
    const { lines } = await ports.logs.read(actor.teamId, { ...of, after: last, limit: BATCH });
    for (const line of lines) {
      yield { id: line.cursor, data: line };
      last = line.cursor;
    }
    if (lines.length < BATCH) await sleep(POLL_MS, undefined, { signal }).catch(() => undefined);
  }
}
