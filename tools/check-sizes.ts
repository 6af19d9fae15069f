import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { basename, dirname } from "node:path";

const LINE_LIMIT = 300;
const bannedNames = /^(utils?|helpers?|commons?|lib|managers?|misc)$/;
const kebabCase = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** File names that a framework or tool gives. */
const namedByOthers = /^(apps\/web\/app\/|\.|.*\.config\.|.*\.d\.ts$)/;

const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], { encoding: "utf8" }).trim().split("\n");
const sources = files.filter((file) => /\.(ts|tsx|mjs|cjs|sh)$/.test(file) && !file.includes("/generated/"));

const faults = sources.flatMap((file) => [...sizeFaults(file), ...nameFaults(file)]);
for (const fault of faults) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;

function sizeFaults(file: string): string[] {
  const lines = readLines(file);
  return lines > LINE_LIMIT ? [`${file}: ${lines} lines, at most ${LINE_LIMIT} are allowed: split it by concern`] : [];
}

function nameFaults(file: string): string[] {
  if (namedByOthers.test(file)) return [];
  const stem = basename(file).split(".")[0] ?? "";
  const names = [...dirname(file).split("/"), stem];
  return [
    ...names.filter((name) => bannedNames.test(name)).map((name) => `${file}: "${name}" says nothing about what is inside`),
    ...(kebabCase.test(stem) ? [] : [`${file}: file names are kebab-case`]),
  ];
}

/** A file that git still lists but that is gone has no lines. */
function readLines(file: string): number {
  try {
    return readFileSync(file, "utf8").trimEnd().split("\n").length;
  } catch {
    return 0;
  }
}
