import { createSlipway, type Slipway } from "@slipway/sdk";
import { type Command, Option } from "commander";
import { readContext } from "./context.ts";
import { exitCode } from "./exit-code.ts";
import { reportFailure } from "./report-failure.ts";

/** What a verb leaves: one document for `-o json`, lines for people, the exit code (0 unless said). */
export interface VerbResult {
  document: unknown;
  text: string;
  exitCode?: number;
}

export interface VerbContext {
  /** Signs in on first use, so that local verbs need no key. */
  api(): Slipway;
  json: boolean;
  /** To stderr: progress and streams never mix with the document. */
  note(line: string): void;
  /** A line of a stream: stdout for people, stderr beside a JSON document. */
  line(text: string): void;
}

interface OutputOptions {
  output: "text" | "json";
}

/** Turns a verb into a commander action: `work` gets the arguments and options as commander gives them. */
export function runVerb<Options extends object>(
  command: Command,
  work: (context: VerbContext, args: string[], options: Options) => Promise<VerbResult>,
): Command {
  command.addOption(new Option("-o, --output <format>", "how the result is printed").choices(["text", "json"]).default("text"));
  return command.action(async () => {
    const options = command.opts<Options & OutputOptions>();
    const context = verbContext(options.output === "json");
    try {
      finish(
        context,
        await work(
          context,
          command.processedArgs.flat().filter((arg) => arg !== undefined),
          options,
        ),
      );
    } catch (error) {
      reportFailure(error, context.json);
    }
  });
}

function verbContext(json: boolean): VerbContext {
  let client: Slipway | undefined;
  return {
    api: () => {
      client ??= createSlipway(readContext());
      return client;
    },
    json,
    note: (line) => process.stderr.write(`${line}\n`),
    line: (text) => (json ? process.stderr : process.stdout).write(`${text}\n`),
  };
}

function finish(context: VerbContext, result: VerbResult): void {
  if (context.json) process.stdout.write(`${JSON.stringify(result.document)}\n`);
  else if (result.text !== "") process.stdout.write(`${result.text}\n`);
  process.exitCode = result.exitCode ?? exitCode.done;
}
