import type { Compiled } from "@slipway/blueprint-sdk/compile";
import { type Place, placeInStack } from "@slipway/blueprint-sdk/place";
import { type Limit, limitMessage, limitRemedies, MAX_OUTPUT_BYTES, WORLD_NOW_MS, WORLD_SEED } from "../limits.ts";
import type { ProgramRequest, ProgramResult } from "../protocol.ts";
import { type ConsoleLines, consoleLines } from "./console-lines.ts";
import { limitOf } from "./limit-of.ts";
import { placeOfText, wordPattern } from "./modules.ts";
import { loadProgram, type Program } from "./program.ts";
import { ProgramError } from "./program-error.ts";
import { createRealm, type Realm } from "./realm.ts";

const JOBS_PER_ROUND = 1_000;

const emptyResult: ProgramResult = { spec: null, places: {}, faults: [], warnings: [], logs: [], spoiled: false };

function runJobs({ runtime, context, expired, full }: Realm): void {
  for (;;) {
    const outcome = runtime.executePendingJobs(JOBS_PER_ROUND);
    if (outcome.error) throw new ProgramError(context, outcome.error);
    if (expired()) throw new Error("deadline");
    if (outcome.value === 0) break;
  }
  // Promises swallow the failure to make another one: the program only seems to have ended.
  if (full()) throw new Error("out of memory on the way");
}

function runEntry(realm: Realm, program: Program, entry: { kind: string; path: string }): void {
  if (entry.kind === "commonjs") {
    program.call("runCommonJs", entry.path);
    runJobs(realm);
    return;
  }
  const end = program.runModule(entry.path);
  runJobs(realm);
  const state = realm.context.getPromiseState(end);
  if (state.type === "rejected") throw new ProgramError(realm.context, state.error);
  if (state.type === "pending") throw new Error(`${entry.path} awaits something that never comes`);
}

/** Adds what an uncaught error says, unless it was recorded when it arose. */
function recordThrown(program: Program, error: unknown, entryPath: string): Compiled["faults"] {
  const message = error instanceof Error ? error.message : String(error);
  if (program.missing.some((missing) => missing.message === message)) return [];
  const absentExport = /^Could not find export '(.+)' in module/.exec(message)?.[1];
  if (absentExport) {
    const place = placeOfText(program.files.text(entryPath), entryPath, wordPattern(absentExport));
    return [
      {
        message: `"${absentExport}" is not exported by the module it is imported from`,
        remedy: "look at the module's list of exports",
        place,
      },
    ];
  }
  if (!(error instanceof ProgramError)) return [{ message, place: null }];
  program.call("recordUncaught", error.handle);
  return [];
}

function collect(realm: Realm, program: Program, finished: boolean): Compiled | Limit {
  const text = program.call("finish", finished);
  const length = realm.context.getProp(text, "length");
  if (realm.context.getNumber(length) > MAX_OUTPUT_BYTES) return "output";
  const json = realm.context.getString(text);
  return Buffer.byteLength(json) > MAX_OUTPUT_BYTES ? "output" : JSON.parse(json);
}

function withMarks(lines: string[], marks: Record<string, string>): string[] {
  const entries = Object.entries(marks);
  return lines.map((line) => entries.reduce((text, [mark, hostname]) => text.replaceAll(mark, hostname), line));
}

interface Run {
  realm: Realm;
  request: ProgramRequest;
  output: ConsoleLines;
}

function resultAtLimit({ request, output }: Run, limit: Limit, place: Place | null = null): ProgramResult {
  const fault = { message: limitMessage(limit, request.limits), remedy: limitRemedies[limit], place };
  return { ...emptyResult, faults: [fault], logs: output.lines, spoiled: true };
}

/** Throws what a limit threw; null: it ran to its end. */
function faultsOfRun(run: Run, program: Program, entry: { kind: string; path: string }): Compiled["faults"] | null {
  try {
    runEntry(run.realm, program, entry);
    return null;
  } catch (error) {
    if (limitOf(error, run.realm)) throw error;
    return recordThrown(program, error, entry.path);
  }
}

function evaluate(run: Run, program: Program): ProgramResult {
  const { realm, request, output } = run;
  const entry = program.files.find(request.entry);
  if (!entry || entry.kind === "json") {
    const fault = {
      message: `"${request.entry}" is not a program among the blueprint's files`,
      remedy: "name the file to start with",
      place: null,
    };
    return { ...emptyResult, faults: [fault] };
  }
  program.call("prepare", JSON.stringify({ nowMs: WORLD_NOW_MS, seed: WORLD_SEED, args: request.args }), entry.path);
  const thrown = faultsOfRun(run, program, entry);
  const compiled = collect(realm, program, thrown === null);
  if (typeof compiled === "string") return resultAtLimit(run, compiled);
  const { spec, places, warnings, hostnameMarks } = compiled;
  const faults = [...compiled.faults, ...program.missing, ...(thrown ?? [])];
  return { spec: thrown === null ? spec : null, places, faults, warnings, logs: withMarks(output.lines, hostnameMarks), spoiled: false };
}

function resultOfError(run: Run, error: unknown, program: Program | undefined): ProgramResult {
  const isWrapped = (file: string): boolean => program?.files.find(file)?.kind === "commonjs";
  const place = error instanceof ProgramError ? placeInStack(error.stackInside, isWrapped) : null;
  const limit = limitOf(error, run.realm);
  if (limit) return resultAtLimit(run, limit, place);
  if (!(error instanceof ProgramError)) throw error;
  return { ...emptyResult, faults: [{ message: `${error.nameInside}: ${error.message}`, place }], logs: run.output.lines, spoiled: true };
}

/** Runs a blueprint in a realm of its own. Whatever it does is a value; only a fault of ours is thrown. */
export async function runProgram(request: ProgramRequest, library: ReadonlyMap<string, string>): Promise<ProgramResult> {
  const run: Run = { realm: await createRealm(request.limits), request, output: consoleLines() };
  let program: Program | undefined;
  try {
    program = loadProgram(run.realm, request, { library, log: run.output.add });
    return evaluate(run, program);
  } catch (error) {
    return resultOfError(run, error, program);
  }
}
