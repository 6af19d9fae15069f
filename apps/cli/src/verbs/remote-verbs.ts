import { createInterface } from "node:readline/promises";
import { AppError } from "@slipway/core/errors";
import type { InputOf, Schemas } from "@slipway/sdk";
import type { Command } from "commander";
import { attachTerminal } from "../attach-terminal.ts";
import { readContext } from "../context.ts";
import { findByName } from "../find-by-name.ts";
import { runVerb, type VerbContext, type VerbResult } from "../verb.ts";

type CommandResult = Schemas["CommandResult"];

interface RemoteOptions {
  interactive?: boolean;
  tty?: boolean;
}

/** As ssh has it when the line is cut. */
const CUT = 255;

/** `exec` in a task's container, `ssh` on a machine. Both exit with the remote command's code. */
export function remoteVerbs(program: Command): void {
  const exec = program
    .command("exec")
    .description("run a command in a task's container; with -it on a terminal, a shell where none is named")
    .argument("<cluster>")
    .argument("<task>")
    .argument("[command...]");
  runVerb<RemoteOptions>(onTerminal(exec), execInTask);
  const ssh = program
    .command("ssh")
    .description("run a command on a machine; without one a login shell, or line by line where there is no terminal")
    .argument("<cluster>")
    .argument("<node>")
    .argument("[command...]");
  runVerb<RemoteOptions>(onTerminal(ssh), sshToMachine);
}

const onTerminal = (command: Command): Command =>
  command.option("-i, --interactive", "keys go to the command: with -t").option("-t, --tty", "the command gets a terminal");

async function execInTask(context: VerbContext, [cluster = "", name = "", ...argv]: string[], options: RemoteOptions): Promise<VerbResult> {
  const { tasks } = context.api();
  const { id: task } = findByName(await tasks.list.all({ cluster }), name, "task");
  if (options.tty) return attached(context, { cluster, task, argv });
  if (argv.length === 0) throw new AppError("INVALID_INPUT", "No command is named.", { remedy: "Name one, or ask for a shell with -it." });
  return remoteResult(context, await tasks.exec({ cluster, task, argv }));
}

async function sshToMachine(
  context: VerbContext,
  [cluster = "", name = "", ...argv]: string[],
  options: RemoteOptions,
): Promise<VerbResult> {
  const { machines } = context.api();
  const machine = findByName(await machines.list.all({ cluster }), name, "machine");
  const wantsShell = argv.length === 0 && isTerminal() && !context.json;
  if (options.tty || wantsShell) return attached(context, { cluster, machine: machine.id, argv });
  const run = (command: string[]) => machines.exec({ cluster, machine: machine.id, argv: command });
  return argv.length > 0 ? remoteResult(context, await run(argv)) : lineByLine(context, machine.name, run);
}

const isTerminal = (): boolean => process.stdin.isTTY === true && process.stdout.isTTY === true;

/** This terminal is the remote one's until its program ends. */
async function attached(context: VerbContext, wanted: InputOf<"terminals_create">): Promise<VerbResult> {
  if (!isTerminal() || context.json) {
    throw new AppError("INVALID_INPUT", "There is no terminal here to hand over.", { remedy: "Leave -t out." });
  }
  const { stdin: input, stdout: output } = process;
  // A terminal that does not know its size says 0.
  const size = { cols: output.columns || 80, rows: output.rows || 24 };
  const { path } = await context.api().terminals.create({ ...wanted, ...size });
  const { exitCode, reason } = await attachTerminal(readContext(), path, { input, output });
  if (exitCode === null) context.note(`\nclosed: ${reason}`);
  return { document: { exitCode }, text: "", exitCode: exitCode ?? CUT };
}

/** Each line is a shell command of its own: for scripts, which have no terminal. */
async function lineByLine(context: VerbContext, name: string, run: (command: string[]) => Promise<CommandResult>): Promise<VerbResult> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr, prompt: `${name}$ ` });
  const results: (CommandResult & { command: string })[] = [];
  let ended = false;
  terminal.once("close", () => {
    ended = true;
  });
  terminal.prompt();
  for await (const command of terminal) {
    if (command.trim() === "exit") break;
    if (command.trim() !== "") results.push({ command, ...printed(context, await run(["sh", "-c", command])) });
    // A script's lines may all have been read before the first one is done.
    if (!ended) terminal.prompt();
  }
  terminal.close();
  return { document: { machine: name, results }, text: "", exitCode: results.at(-1)?.exitCode };
}

function printed(context: VerbContext, result: CommandResult): CommandResult {
  if (!context.json) process.stdout.write(result.stdout);
  if (!context.json) process.stderr.write(result.stderr);
  if (result.truncated) context.note("(the rest of the output was dropped: more than 1 MiB)");
  return result;
}

const remoteResult = (context: VerbContext, result: CommandResult): VerbResult => ({
  document: printed(context, result),
  text: "",
  exitCode: result.exitCode,
});
