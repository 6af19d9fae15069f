import { compile } from "../compile.ts";
import { describeValue } from "../describe-value.ts";
import { placeInStack } from "../place.ts";
import { recordFault } from "../record-fault.ts";
import { onlyWith, refuseAbsentNames, refuseCodeFromText, remedyFor } from "./absent-names.ts";
import { makeConsole } from "./console.ts";
import { fixWorld, type World } from "./fixed-world.ts";
import { host } from "./host.ts";
import { isRefusal } from "./refuse.ts";
import { requireFile, requireFrom } from "./require.ts";

const { parse, stringify } = JSON;

/** Makes the realm what a blueprint is promised. `worldJson`: a `World`. */
export function prepare(worldJson: string, entry: string): void {
  const world: World = parse(worldJson);
  fixWorld(world);
  const argv = ["slipway", entry, ...world.args];
  const globals = {
    args: world.args,
    process: onlyWith("process", { argv }, "blueprints have only process.argv: pass values as arguments, secret ones by Secret(name)"),
    console: makeConsole(host.log),
    require: requireFrom(entry),
  };
  Object.assign(globalThis, globals);
  refuseAbsentNames();
  refuseCodeFromText();
}

export function runCommonJs(path: string): void {
  requireFile("commonjs", path);
}

/** Export names of a CommonJS or JSON file, for files that import it; none when it throws, which it will again when run. */
export function exportNames(kind: "json" | "commonjs", path: string): string {
  try {
    const exported = requireFile(kind, path);
    return stringify(typeof exported === "object" && exported !== null ? Object.keys(exported) : []);
  } catch {
    return "[]";
  }
}

/** Notes what the program threw and did not catch. */
export function recordUncaught(error: unknown): void {
  if (isRefusal(error)) return;
  if (!(error instanceof Error)) {
    recordFault(`the blueprint threw ${describeValue(error)}`, { place: null });
    return;
  }
  const undefinedName = /^'?(\S+?)'? is not defined$/.exec(error.message)?.[1];
  const message = undefinedName ? `${undefinedName} is not defined` : `${error.name}: ${error.message}`;
  recordFault(message, { remedy: undefinedName && remedyFor(undefinedName), place: placeInStack(error.stack) });
}

/** JSON of a `Compiled`. */
export function finish(finished: boolean): string {
  return stringify(compile(finished));
}
