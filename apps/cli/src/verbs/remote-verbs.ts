import { createInterface } from "node:readline/promises";
import type { commandResult, Machine } from "@slipway/usecases/machines/schemas";
import type { Task } from "@slipway/usecases/tasks/schemas";
import type { Command } from "commander";
import type { z } from "zod";
import { findByName } from "../find-by-name.ts";
import { runVerb, type VerbContext, type VerbResult } from "../verb.ts";

type CommandResult = z.output<typeof commandResult>;

/** `exec` in a task's container, `ssh` on a machine. Both exit with the remote command's code. */
export function remoteVerbs(program: Command): void {
  const exec = program
    .command("exec")
    .description("run a command in a task's container")
    .argument("<cluster>")
    .argument("<task>")
    .argument("<command...>");
  runVerb(exec, execInTask);
  const ssh = program
    .command("ssh")
    .description("run a command on a machine, or line by line without one")
    .argument("<cluster>")
    .argument("<node>")
    .argument("[command...]");
  runVerb(ssh, sshToMachine);
}

async function execInTask(context: VerbContext, [cluster = "", name = "", ...argv]: string[]): Promise<VerbResult> {
  const path = `/clusters/${encodeURIComponent(cluster)}/tasks`;
  const task = findByName(await context.api().list<Task>(path), name, "task");
  return remoteResult(context, await context.api().send<CommandResult>("POST", `${path}/${task.id}/exec`, { argv }));
}

async function sshToMachine(context: VerbContext, [cluster = "", name = "", ...argv]: string[]): Promise<VerbResult> {
  const path = `/clusters/${encodeURIComponent(cluster)}/machines`;
  const machine = findByName(await context.api().list<Machine>(path), name, "machine");
  const run = (command: string[]) => context.api().send<CommandResult>("POST", `${path}/${machine.id}/exec`, { argv: command });
  return argv.length > 0 ? remoteResult(context, await run(argv)) : lineByLine(context, machine.name, run);
}

/** Each line is a shell command of its own: keys never leave the control plane, so there is no terminal to attach. */
async function lineByLine(context: VerbContext, name: string, run: (command: string[]) => Promise<CommandResult>): Promise<VerbResult> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr, prompt: `${name}$ ` });
  const results: (CommandResult & { command: string })[] = [];
  terminal.prompt();
  for await (const command of terminal) {
    if (command.trim() === "exit") break;
    if (command.trim() !== "") results.push({ command, ...printed(context, await run(["sh", "-c", command])) });
    terminal.prompt();
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
