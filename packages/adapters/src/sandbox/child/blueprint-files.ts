import { stripTypeScriptTypes } from "node:module";
import { posix } from "node:path";
import type { Resolved } from "@slipway/blueprint-sdk/runtime/host";
import type { BlueprintFile } from "@slipway/core/ports";

const LIBRARY_NAMES = new Set(["slipway", "kelda"]);
const SUFFIXES = ["", ".js", ".mjs", ".ts", ".json", "/index.js"];
const MODULE_SYNTAX = /^\s*(import[\s{*"']|export[\s{*]|await\s)/m;

type FileKind = "json" | "commonjs" | "module";

export interface BlueprintFiles {
  text(path: string): string;
  resolve(fromFile: string, specifier: string): Resolved;
  find(path: string): { kind: FileKind; path: string } | null;
}

function javascriptOf({ path, content }: BlueprintFile): string {
  if (!path.endsWith(".ts")) return content;
  try {
    return stripTypeScriptTypes(content);
  } catch {
    return content;
  }
}

function missing(specifier: string): Resolved {
  const isFile = specifier.startsWith(".");
  return {
    kind: "missing",
    message: `"${specifier}" is not available in a blueprint`,
    remedy: isFile
      ? "save that file with the blueprint"
      : `blueprints have no packages and no access to the computer: require "slipway" or files of the blueprint`,
  };
}

/** `compiles` tells whether a text is a CommonJS program: only what is not and looks like a module is one. */
export function blueprintFiles(files: readonly BlueprintFile[], compiles: (path: string, text: string) => boolean): BlueprintFiles {
  const texts = new Map(files.map((file) => [posix.normalize(file.path), javascriptOf(file)]));
  const kinds = new Map<string, FileKind>();
  const judge = (path: string): FileKind => {
    if (path.endsWith(".json")) return "json";
    const text = texts.get(path) ?? "";
    return MODULE_SYNTAX.test(text) && !compiles(path, text) ? "module" : "commonjs";
  };
  const kindOf = (path: string): FileKind => {
    const kind = kinds.get(path) ?? judge(path);
    kinds.set(path, kind);
    return kind;
  };
  const find: BlueprintFiles["find"] = (wanted) => {
    const path = SUFFIXES.map((suffix) => posix.normalize(wanted + suffix)).find((candidate) => texts.has(candidate));
    return path === undefined ? null : { kind: kindOf(path), path };
  };
  return {
    find,
    text: (path) => texts.get(path) ?? "",
    resolve: (fromFile, specifier) => {
      if (LIBRARY_NAMES.has(specifier)) return { kind: "library" };
      if (!specifier.startsWith(".")) return missing(specifier);
      return find(posix.join(posix.dirname(fromFile), specifier)) ?? missing(specifier);
    },
  };
}
