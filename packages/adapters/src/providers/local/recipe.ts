import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

const LAB = path.resolve(import.meta.dirname, "../../../../../lab");

/** A folder that says how to build an image. */
export interface Recipe {
  files: { path: string; content: Buffer }[];
  /** 12 hex digits over paths and contents: an image tagged with it is never out of date. */
  hash: string;
}

/** `folder` below lab/. Its README is no part of the recipe. */
export async function readRecipe(folder: string): Promise<Recipe> {
  const root = path.join(LAB, folder);
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && entry.name !== "README.md")
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .sort();
  const files = await Promise.all(paths.map(async (file) => ({ path: file, content: await readFile(path.join(root, file)) })));
  const hash = createHash("sha256");
  for (const file of files) hash.update(`${file.path}\0${file.content.length}\0`).update(file.content);
  return { files, hash: hash.digest("hex").slice(0, 12) };
}
