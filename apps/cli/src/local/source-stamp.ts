import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "./home.ts";

const skipped = new Set(["node_modules", ".next", ".turbo", "generated", "histories"]);
/** Not tests and prose, and not what the build itself writes. */
const isSource = (name: string): boolean => !/\.test\.tsx?$|\.md$|\.tsbuildinfo$|^next-env\.d\.ts$/.test(name);

const places = {
  web: ["apps/web", "packages", "package-lock.json"],
  worker: ["apps/worker", "packages", "package-lock.json"],
  supervisor: ["apps/cli/src/local"],
  database: ["prisma", "packages/db/src"],
} as const;

/** A hash of what a part is made of: equal stamps mean that nothing has to be built, migrated or started again. */
export function sourceStamp(part: keyof typeof places): string {
  const hash = createHash("sha256");
  for (const place of places[part]) addTo(hash, join(projectRoot, place));
  return hash.digest("hex").slice(0, 16);
}

function addTo(hash: ReturnType<typeof createHash>, path: string): void {
  const entries = folderEntries(path);
  if (!entries) {
    hash.update(path.slice(projectRoot.length)).update(readFileSync(path));
    return;
  }
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.isDirectory() ? !skipped.has(entry.name) : entry.isFile() && isSource(entry.name)) addTo(hash, join(path, entry.name));
  }
}

function folderEntries(path: string) {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOTDIR") return undefined;
    throw error;
  }
}
