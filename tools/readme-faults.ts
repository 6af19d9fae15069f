const LINE_LIMIT = 25;

/** Folders that one has to understand before changing anything in them: core's modules, families of adapters, workflows. */
const described = [
  /^packages\/core\/src\/[^/]+(?=\/)/,
  /^packages\/adapters\/src\/[^/]+(?=\/)/,
  /^apps\/[^/]+\/src\/(?:.+\/)?workflows(?=\/)/,
];

/** Which of those folders say nothing about themselves, or too much. `read` gives undefined for a file that is not there. */
export function readmeFaults(files: string[], read: (file: string) => string | undefined): string[] {
  const folders = new Set(files.flatMap((file) => described.flatMap((pattern) => pattern.exec(file)?.[0] ?? [])));
  return [...folders].sort().flatMap((folder) => faultsOf(`${folder}/README.md`, read(`${folder}/README.md`)));
}

function faultsOf(readme: string, text: string | undefined): string[] {
  if (text === undefined) return [`${readme}: is missing: say what the folder is for, and the few things one must know`];
  const lines = text.trim().split("\n");
  if (!lines[0]?.startsWith("# ") || lines.every((line, at) => at === 0 || line.trim() === ""))
    return [`${readme}: says nothing: a title, then what the folder is for`];
  return lines.length > LINE_LIMIT
    ? [`${readme}: ${lines.length} lines, at most ${LINE_LIMIT} are allowed: leave the rest to the code`]
    : [];
}
