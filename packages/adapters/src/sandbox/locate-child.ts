import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { AppError } from "@slipway/core/errors";

const CHILD = "packages/adapters/src/sandbox/child-main.ts";

function upwardsFrom(start: string): string[] {
  const parent = dirname(start);
  return parent === start ? [start] : [start, ...upwardsFrom(parent)];
}

/** The child's program lies on disk even where this code was bundled; `SLIPWAY_ROOT` says where, else the folders above. */
export function locateChild(): string {
  const root = process.env.SLIPWAY_ROOT;
  const folders = root ? [root] : [...upwardsFrom(process.cwd()), ...upwardsFrom(dirname(process.argv[1] ?? ""))];
  const found = folders.map((folder) => join(folder, CHILD)).find((path) => existsSync(path));
  if (found) return found;
  throw new AppError("INTERNAL", "The blueprint sandbox's program is not found.", { remedy: "Set SLIPWAY_ROOT to Slipway's folder." });
}
