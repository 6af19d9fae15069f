import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, extname, relative, resolve } from "node:path";
import { AppError } from "@slipway/core/errors";

export interface BlueprintFiles {
  entry: string;
  files: { path: string; content: string }[];
}

const RELATIVE_IMPORT = /(?:require\(\s*|from\s+|import\s+)["'](\.{1,2}\/[^"']+)["']/g;

/** A blueprint's file and the files it imports by relative path, named as seen from the file's own folder. */
export function readBlueprint(file: string): BlueprintFiles {
  const folder = dirname(resolve(file));
  const found = new Map<string, string>();
  const collect = (path: string): void => {
    if (found.has(path)) return;
    const content = readSource(path);
    found.set(path, content);
    for (const [, target = ""] of content.matchAll(RELATIVE_IMPORT)) {
      const imported = resolveImport(resolve(dirname(path), target));
      if (imported) collect(imported);
    }
  };
  collect(resolve(file));
  return { entry: basename(file), files: [...found].map(([path, content]) => ({ path: relative(folder, path), content })) };
}

/** The blueprint's name by default: its file's, made a DNS label. */
export function blueprintName(file: string): string {
  const name = basename(file, extname(file))
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  return name || "blueprint";
}

/** What is not there is left to the sandbox, whose fault names the line. */
const resolveImport = (path: string): string | undefined =>
  [path, `${path}.js`].find((candidate) => extname(candidate) !== "" && existsSync(candidate));

function readSource(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new AppError("INVALID_INPUT", `${path} cannot be read: ${(error as Error).message}`, {
      remedy: "Name an existing blueprint file.",
    });
  }
}
