import { readdirSync, readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The blueprint library as JavaScript, by its path below `src`: `/index.ts`. Types are stripped once, at the process's start. */
export function librarySources(): Map<string, string> {
  const folder = dirname(fileURLToPath(import.meta.resolve("@slipway/blueprint-sdk")));
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
    (name) => name.endsWith(".ts") && !name.endsWith(".test.ts"),
  );
  return new Map(names.map((name) => [`/${name.replaceAll("\\", "/")}`, stripTypeScriptTypes(readFileSync(join(folder, name), "utf8"))]));
}
