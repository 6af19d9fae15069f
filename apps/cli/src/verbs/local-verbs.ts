import { type Command, InvalidArgumentError } from "commander";
import type { DebugLogsOptions } from "../local/debug-logs/debug-logs.ts";
import type { UpOptions } from "../local/up.ts";
import { runVerb } from "../verb.ts";

const MAX_PROCESSES = 8;

function processCount(text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count >= 1 && count <= MAX_PROCESSES) return count;
  throw new InvalidArgumentError(`Must be 1 to ${MAX_PROCESSES}.`);
}

function environmentOf(pair: string, before: Record<string, string> = {}): Record<string, string> {
  const [, name, value] = /^([A-Z][A-Z0-9_]*)=(.*)$/.exec(pair) ?? [];
  if (name === undefined || value === undefined) throw new InvalidArgumentError("Must be NAME=VALUE.");
  return { ...before, [name]: value };
}

/** `up`, `down`, `team add`, `debug-logs`, `doctor`: the control plane on this computer. Its code is loaded only when one of them is asked for. */
export function localVerbs(program: Command): void {
  const up = program
    .command("up")
    .description("install what is missing, start everything, run the demo")
    .option("--no-demo", "without the demo cluster")
    .option("--processes <count>", "so many web and worker processes, behind a local proxy; kept for the next time", processCount)
    .option("--env <NAME=VALUE...>", "settings of web and worker, kept until they are given anew", environmentOf);
  runVerb<UpOptions>(up, async (context, _args, options) => (await import("../local/up.ts")).up(context, options));
  const down = program
    .command("down")
    .description("end the control plane; machines keep running")
    .option("--all", "stop every cluster first");
  runVerb<{ all?: boolean }>(down, async (context, _args, options) => (await import("../local/down.ts")).down(context, options));
  const team = program.command("team").description("the teams of the Slipway on this computer");
  runVerb(team.command("add").description("make a team, its owner and its key").argument("<name>"), async (_context, [name = ""]) =>
    (await import("../local/add-team.ts")).addTeam(name),
  );
  const logs = program
    .command("debug-logs")
    .description("what our own processes said, as one stream in the order of time, without secrets")
    .option("--since <duration>", "how far back: 30s, 10m, 2h, 1d", "10m")
    .option("--operation <id>", "only what is about this operation")
    .option("--bundle <file>", "write a .tar.gz for a bug report instead");
  runVerb<DebugLogsOptions>(logs, async (_context, _args, options) =>
    (await import("../local/debug-logs/debug-logs.ts")).debugLogs(options),
  );
  runVerb(program.command("doctor").description("what is present, what is missing and why it matters"), async () =>
    (await import("../local/doctor.ts")).doctor(),
  );
}
