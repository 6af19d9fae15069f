import type { Compiled } from "@slipway/blueprint-sdk/compile";
import { placeInStack, type Place } from "@slipway/blueprint-sdk/place";
import { type Limit, limitMessage, limitRemedies, MAX_OUTPUT_BYTES, WORLD_NOW_MS, WORLD_SEED } from "../limits.ts";
import type { ProgramRequest, ProgramResult } from "../protocol.ts";
import { consoleLines } from "./console-lines.ts";
import { placeOfText, wordPattern } from "./modules.ts";
import { loadProgram, type Program } from "./program.ts";
import { ProgramError } from "./program-error.ts";
import { createRealm, type Realm } from "./realm.ts";

const JOBS_PER_ROUND = 1_000;

const refused = (message: string, details: { remedy: string; place?: Place | null }): ProgramResult => ({
  spec: null,
  places: {},
  faults: [{ message, remedy: details.remedy, place: details.place ?? null }],
  warnings: [],
  logs: [],
  spoiled: false,
});

/** The limit that an error is the sign of; null: it is the program's own. */
function limitOf(error: unknown, realm: Realm): Limit | null {
  if (realm.interrupted() || realm.expired()) return "time";
  if (!(error instanceof ProgramError)) return realm.full() ? "memory" : error instanceof RangeError || error instanceof WebAssembly.RuntimeError ? "recursion" : null;
  if (["InternalError", "SyntaxError", "RangeError"].includes(error.nameInside)) {
    if (/out of memory|string too long|too large to allocate/.test(error.message)) return "memory";
    if (/stack overflow|Maximum call stack/.test(error.message)) return "recursion";
  }
  // Without room for an error object, the engine throws null.
  return error.nameInside === "" && realm.full() ? "memory" : null;
}

function runJobs({ runtime, context, expired }: Realm): void {
  for (;;) {
    const outcome = runtime.executePendingJobs(JOBS_PER_ROUND);
    if (outcome.error) throw new ProgramError(context, outcome.error);
    if (expired()) throw new Error("deadline");
    if (outcome.value === 0) return;
  }
}

function runEntry(realm: Realm, program: Program, entry: { kind: string; path: string }): void {
  if (entry.kind === "commonjs") {
    program.call("runCommonJs", entry.path);
    return runJobs(realm);
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
    return [{ message: `"${absentExport}" is not exported by the module it is imported from`, remedy: "look at the module's list of exports", place }];
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

/** Runs a blueprint in a realm of its own. Whatever it does is a value; only a fault of ours is thrown. */
export async function runProgram(request: ProgramRequest, library: ReadonlyMap<string, string>): Promise<ProgramResult> {
  const realm = await createRealm(request.limits);
  const output = consoleLines();
  const atLimit = (limit: Limit, place: Place | null = null): ProgramResult => ({
    ...refused(limitMessage(limit, request.limits), { remedy: limitRemedies[limit], place }),
    logs: output.lines,
    spoiled: true,
  });
  try {
    const program = loadProgram(realm, request, { library, log: output.add });
    const entry = program.files.find(request.entry);
    if (!entry || entry.kind === "json") return refused(`"${request.entry}" is not a program among the blueprint's files`, { remedy: "name the file to start with" });
    program.call("prepare", JSON.stringify({ nowMs: WORLD_NOW_MS, seed: WORLD_SEED, args: request.args }), entry.path);
    let thrown: Compiled["faults"] = [];
    let finished = true;
    try {
      runEntry(realm, program, entry);
    } catch (error) {
      if (limitOf(error, realm)) throw error;
      finished = false;
      thrown = recordThrown(program, error, entry.path);
    }
    const compiled = collect(realm, program, finished);
    if (typeof compiled === "string") return atLimit(compiled);
    const { spec, places, warnings, hostnameMarks } = compiled;
    const faults = [...compiled.faults, ...program.missing, ...thrown];
    return { spec: finished ? spec : null, places, faults, warnings, logs: withMarks(output.lines, hostnameMarks), spoiled: false };
  } catch (error) {
    const limit = limitOf(error, realm);
    if (limit) return atLimit(limit, error instanceof ProgramError ? placeInStack(error.stackInside, () => true) : null);
    if (error instanceof ProgramError) return { ...refused(`${error.nameInside}: ${error.message}`, { remedy: "", place: placeInStack(error.stackInside) }), spoiled: true };
    throw error;
  }
}
