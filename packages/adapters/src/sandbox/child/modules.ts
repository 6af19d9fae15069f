import { posix } from "node:path";
import { LIBRARY_SCHEME, type Place } from "@slipway/blueprint-sdk/place";
import type { JSModuleLoader, JSModuleNormalizer } from "quickjs-emscripten-core";
import type { BlueprintFiles } from "./blueprint-files.ts";

const BRIDGE = `${LIBRARY_SCHEME}/bridge/`;
/** The engine heeds errors of loading, not of naming: what is missing gets a name that does not load. */
const MISSING = `${LIBRARY_SCHEME}/missing/`;

export interface MissingModule {
  message: string;
  remedy: string;
  place: Place | null;
}

interface ModulesDeps {
  files: BlueprintFiles;
  library: ReadonlyMap<string, string>;
  /** Names that a CommonJS or JSON file exports. */
  exportNames: (kind: string, path: string) => string[];
  onMissing: (missing: MissingModule) => void;
}

/** Where a file names a module, for errors that the engine gives no place. */
export function placeOfText(text: string, file: string, wanted: RegExp): Place | null {
  const index = text.search(wanted);
  if (index < 0) return null;
  const before = text.slice(0, index).split("\n");
  return { file, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
const quotedPattern = (specifier: string): RegExp => new RegExp(`["'\`]${escaped(specifier)}["'\`]`);
export const wordPattern = (word: string): RegExp => new RegExp(`(?<![\\w$])${escaped(word)}(?![\\w$])`);

function bridgeSource(kind: string, path: string, names: string[]): string {
  const exported = names.filter((name) => /^[A-Za-z_$][\w$]*$/.test(name) && name !== "default");
  return [
    `import { requireFile } from "${LIBRARY_SCHEME}/runtime/require.ts";`,
    `const exported = requireFile(${JSON.stringify(kind)}, ${JSON.stringify(path)});`,
    "export default exported;",
    ...exported.map((name, index) => `const v${index} = exported.${name}; export { v${index} as ${name} };`),
  ].join("\n");
}

/** ES modules of the realm: names of the library carry its scheme, files of the blueprint are their paths. */
export function realmModules({ files, library, exportNames, onMissing }: ModulesDeps): {
  normalize: JSModuleNormalizer;
  load: JSModuleLoader;
} {
  const normalizeInLibrary = (base: string, specifier: string): string => {
    if (!specifier.startsWith(".")) return specifier;
    return LIBRARY_SCHEME + posix.join(posix.dirname(base.slice(LIBRARY_SCHEME.length)), specifier);
  };
  const normalize: JSModuleNormalizer = (base, specifier) => {
    if (base.startsWith(LIBRARY_SCHEME)) return normalizeInLibrary(base, specifier);
    const found = files.resolve(base, specifier);
    if (found.kind === "library") return `${LIBRARY_SCHEME}/index.ts`;
    if (found.kind === "module") return found.path;
    if (found.kind !== "missing") return `${BRIDGE}${found.kind}/${found.path}`;
    onMissing({ message: found.message, remedy: found.remedy, place: placeOfText(files.text(base), base, quotedPattern(specifier)) });
    return MISSING + found.message;
  };
  const load: JSModuleLoader = (name) => {
    if (!name.startsWith(LIBRARY_SCHEME)) return files.text(name);
    if (name.startsWith(MISSING)) return { error: new Error(name.slice(MISSING.length)) };
    if (!name.startsWith(BRIDGE)) return library.get(name.slice(LIBRARY_SCHEME.length)) ?? "";
    const [kind = "", ...path] = name.slice(BRIDGE.length).split("/");
    return bridgeSource(kind, path.join("/"), exportNames(kind, path.join("/")));
  };
  return { normalize, load };
}
