import type { ClusterEventItem } from "@slipway/usecases/events/schemas";
import type { LogItem } from "@slipway/usecases/logs/schemas";
import type { Task } from "@slipway/usecases/tasks/schemas";
import type { Command } from "commander";
import type { ApiClient } from "../api-client.ts";
import { findByName } from "../find-by-name.ts";
import { showOwnLogs } from "../local/show-logs.ts";
import { runVerb, type VerbContext, type VerbResult } from "../verb.ts";

interface FollowOptions {
  follow?: boolean;
  /** Seconds; 0 follows until interrupted. */
  timeout: string;
}

const LOG_PAGE_SIZE = 200;

/** `events` and `logs`: what has happened, and with `-f` what happens. */
export function streamVerbs(program: Command): void {
  const events = program.command("events").description("a cluster's events, in order").argument("<cluster>");
  runVerb<FollowOptions>(following(events), showEvents);
  const logs = program
    .command("logs")
    .description("what a task's container has printed; without one, the control plane's own logs")
    .argument("[cluster]")
    .argument("[task]");
  runVerb<FollowOptions>(following(logs), showLogs);
}

function following(command: Command): Command {
  return command
    .option("-f, --follow", "stay, and print what comes")
    .option("--timeout <seconds>", "with -f: end after so long; 0 stays until interrupted", "0");
}

async function showEvents(context: VerbContext, [cluster = ""]: string[], options: FollowOptions): Promise<VerbResult> {
  const path = `/clusters/${encodeURIComponent(cluster)}/events`;
  const events: ClusterEventItem[] = [];
  const take = (event: ClusterEventItem): void => {
    events.push(event);
    context.line(`${event.sequence} ${event.time} ${event.type} ${JSON.stringify(event.data)}`);
  };
  if (options.follow) await follow(context.api().stream<ClusterEventItem>(`${path}/stream`, followFrom("0", options)), take);
  else for (const event of await context.api().list<ClusterEventItem>(path)) take(event);
  return { document: { events }, text: "" };
}

async function showLogs(context: VerbContext, [cluster, name = ""]: string[], options: FollowOptions): Promise<VerbResult> {
  if (!cluster) return showOwnLogs();
  const api = context.api();
  const clusterPath = `/clusters/${encodeURIComponent(cluster)}`;
  const task = findByName(await api.list<Task>(`${clusterPath}/tasks`), name, "task");
  const path = `${clusterPath}/tasks/${task.id}/logs`;
  const lines: LogItem[] = [];
  const take = (line: LogItem): void => {
    lines.push(line);
    context.line(line.text);
  };
  if (options.follow) await follow(api.stream<LogItem>(`${path}/stream`, followFrom(undefined, options)), take);
  else await readLogs(api, path, take);
  return { document: { task: task.id, lines }, text: "" };
}

async function readLogs(api: ApiClient, path: string, take: (line: LogItem) => void): Promise<void> {
  let after: string | undefined;
  for (;;) {
    const page = await api.get<{ items: LogItem[]; nextCursor: string | null }>(path, { after, limit: LOG_PAGE_SIZE });
    page.items.forEach(take);
    if (page.items.length === 0 || page.nextCursor === null) return;
    after = page.nextCursor;
  }
}

function followFrom(after: string | undefined, { timeout }: FollowOptions): { after?: string; signal: AbortSignal } {
  const interrupted = new AbortController();
  process.once("SIGINT", () => interrupted.abort());
  process.once("SIGTERM", () => interrupted.abort());
  const seconds = Number(timeout);
  const signal = seconds > 0 ? AbortSignal.any([interrupted.signal, AbortSignal.timeout(seconds * 1_000)]) : interrupted.signal;
  return { after, signal };
}

async function follow<T>(items: AsyncGenerator<T>, take: (item: T) => void): Promise<void> {
  for await (const item of items) take(item);
}
