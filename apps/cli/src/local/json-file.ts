import { chmodSync, readFileSync, renameSync, writeFileSync } from "node:fs";

/** The parsed file, or undefined when there is none. */
export function readJsonFile<T>(path: string): T | undefined {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as T;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** Written beside and renamed, so that a reader or a crash never meets half a file. */
export function writeJsonFile(path: string, value: unknown, mode = 0o600): void {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(value, null, 2)}\n`, { mode });
  chmodSync(draft, mode);
  renameSync(draft, path);
}
