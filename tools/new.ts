import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { providerFiles } from "./templates/provider-files.ts";
import { usecaseFiles } from "./templates/usecase-files.ts";
import { workflowFiles } from "./templates/workflow-files.ts";

/** Writes the files of a new thing in the shape of its neighbours, and says what is left to do by hand. Overwrites nothing. */
const kinds = { usecase: usecaseFiles, provider: providerFiles, workflow: workflowFiles };
const usage = `new ${Object.keys(kinds).join("|")} NAME   (a use case's name is <entity>/<verb-noun>)`;

const [kind = "", name = ""] = process.argv.slice(2);
const write = Object.hasOwn(kinds, kind) ? kinds[kind as keyof typeof kinds] : undefined;
if (!write || !/^[a-z0-9]+(-[a-z0-9]+)*(\/[a-z0-9]+(-[a-z0-9]+)*)?$/.test(name)) fail(usage);

const { files, next } = write(name);
const existing = Object.keys(files).filter((path) => existsSync(path));
if (existing.length > 0) fail(`${existing.join(", ")}: there already`);
for (const [path, content] of Object.entries(files)) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  console.error(`wrote ${path}`);
}
for (const line of next) console.error(`next: ${line}`);

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
