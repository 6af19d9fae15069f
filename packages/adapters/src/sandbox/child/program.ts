import { LIBRARY_SCHEME, WRAPPER_HEADER } from "@slipway/blueprint-sdk/place";
import type { QuickJSContext, QuickJSHandle } from "quickjs-emscripten-core";
import type { ProgramRequest } from "../protocol.ts";
import { type BlueprintFiles, blueprintFiles } from "./blueprint-files.ts";
import { type MissingModule, realmModules } from "./modules.ts";
import { ProgramError, unwrap } from "./program-error.ts";
import type { Realm } from "./realm.ts";

const START = "/runtime/start.ts";

export interface Program {
  files: BlueprintFiles;
  /** Calls a function of the runtime's `start.ts`. */
  call(name: string, ...args: (string | boolean | QuickJSHandle)[]): QuickJSHandle;
  /** Runs a file as an ES module; the promise of its end when it awaits. */
  runModule(path: string): QuickJSHandle;
  /** Modules that were asked for and are not there. */
  missing: MissingModule[];
}

interface ProgramDeps {
  library: ReadonlyMap<string, string>;
  log: (line: string) => void;
}

function compileCommonJs(context: QuickJSContext, path: string, text: string): QuickJSHandle {
  return unwrap(context, context.evalCode(`${WRAPPER_HEADER}${text}\n})`, path));
}

function compiles(context: QuickJSContext, path: string, text: string): boolean {
  try {
    compileCommonJs(context, path, text);
    return true;
  } catch (error) {
    if (error instanceof ProgramError) return false;
    throw error;
  }
}

/** Imports by its path a module that `require` asked for. */
function importModule(context: QuickJSContext, path: string): QuickJSHandle {
  const source = `import * as found from ${JSON.stringify(path)}; export { found };`;
  const namespace = unwrap(context, context.evalCode(source, `${LIBRARY_SCHEME}/import/${path}`, { type: "module" }));
  if (context.getPromiseState(namespace).type === "pending")
    throw new Error(`"${path}" awaits at its top level: import it instead of requiring it`);
  return context.getProp(namespace, "found");
}

function defineHost(context: QuickJSContext, functions: Record<string, (...args: string[]) => QuickJSHandle>): void {
  const host = context.newObject();
  for (const [name, run] of Object.entries(functions)) {
    const inside = context.newFunction(name, (...handles) => {
      try {
        return run(...handles.map((handle) => context.getString(handle)));
      } catch (error) {
        // An error of the realm stays what it is; any other becomes one of the realm.
        if (error instanceof ProgramError) return { error: error.handle };
        throw error;
      }
    });
    context.setProp(host, name, inside);
  }
  context.setProp(context.global, "slipwayHost", host);
}

/** Loads the library and its runtime into the realm and joins them with the blueprint's files. */
export function loadProgram({ context, runtime }: Realm, request: ProgramRequest, { library, log }: ProgramDeps): Program {
  const files = blueprintFiles(request.files, (path, text) => compiles(context, path, text));
  const missing: MissingModule[] = [];
  let start: QuickJSHandle | undefined;
  const call: Program["call"] = (name, ...args) => {
    if (!start) throw new Error("the runtime is not loaded");
    const handles = args.map((arg) =>
      typeof arg === "string" ? context.newString(arg) : typeof arg === "boolean" ? (arg ? context.true : context.false) : arg,
    );
    return unwrap(context, context.callFunction(context.getProp(start, name), context.undefined, ...handles));
  };
  const exportNames = (kind: string, path: string): string[] => JSON.parse(context.getString(call("exportNames", kind, path)));
  const modules = realmModules({ files, library, exportNames, onMissing: (found) => missing.push(found) });
  runtime.setModuleLoader(modules.load, modules.normalize);
  defineHost(context, {
    log: (line = "") => {
      log(line);
      return context.undefined;
    },
    resolve: (fromFile = "", specifier = "") => context.newString(JSON.stringify(files.resolve(fromFile, specifier))),
    text: (path = "") => context.newString(files.text(path)),
    compileCommonJs: (path = "") => compileCommonJs(context, path, files.text(path)),
    importModule: (path = "") => importModule(context, path),
  });
  start = unwrap(context, context.evalCode(library.get(START) ?? "", LIBRARY_SCHEME + START, { type: "module" }));
  const runModule = (path: string): QuickJSHandle => unwrap(context, context.evalCode(files.text(path), path, { type: "module" }));
  return { files, call, runModule, missing };
}
