import type { Schemas } from "@slipway/sdk";
import type { Command } from "commander";
import { findByName } from "../find-by-name.ts";
import { showOwnLogs } from "../local/show-logs.ts";
import { runVerb, type VerbContext, type VerbResult } from "../verb.ts";

interface FollowOptions {
  follow?: boolean;
  /** Seconds; 0 follows until interrupted. */
  timeout: string;
}

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
  const api = context.api().events;
  const events: Schemas["ClusterEvent"][] = [];
  const take = (event: Schemas["ClusterEvent"]): void => {
    events.push(event);
    context.line(`${event.sequence} ${event.time} ${event.type} ${JSON.stringify(event.data)}`);
  };
  const items = options.follow ? api.stream({ cluster, after: 0 }, untilInterrupted(options)) : api.list.each({ cluster });
  for await (const event of items) take(event);
  return { document: { events }, text: "" };
}

async function showLogs(context: VerbContext, [cluster, name = ""]: string[], options: FollowOptions): Promise<VerbResult> {
  if (!cluster) return showOwnLogs();
  const api = context.api();
  const { id: task } = findByName(await api.tasks.list.all({ cluster }), name, "task");
  const lines: Schemas["LogLine"][] = [];
  const take = (line: Schemas["LogLine"]): void => {
    lines.push(line);
    context.line(line.text);
  };
  const items = options.follow ? api.logs.stream({ cluster, task }, untilInterrupted(options)) : api.logs.read.each({ cluster, task });
  for await (const line of items) take(line);
  return { document: { task, lines }, text: "" };
}

function untilInterrupted({ timeout }: FollowOptions): { signal: AbortSignal } {
  const interrupted = new AbortController();
  process.once("SIGINT", () => interrupted.abort());
  process.once("SIGTERM", () => interrupted.abort());
  const seconds = Number(timeout);
  const signal = seconds > 0 ? AbortSignal.any([interrupted.signal, AbortSignal.timeout(seconds * 1_000)]) : interrupted.signal;
  return { signal };
}
