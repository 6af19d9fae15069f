import type { SourceFile } from "./source-file.ts";

export interface ChangedFile {
  path: string;
  before: string;
  after: string;
  kind: "added" | "changed" | "removed";
}

/** The files in which two programs differ, by their paths. */
export function changedFiles(before: readonly SourceFile[], after: readonly SourceFile[]): ChangedFile[] {
  const [old, fresh] = [before, after].map((files) => new Map(files.map(({ path, content }) => [path, content]))) as [
    Map<string, string>,
    Map<string, string>,
  ];
  return [...new Set([...old.keys(), ...fresh.keys()])].sort().flatMap((path) => {
    const [was, is] = [old.get(path), fresh.get(path)];
    if (was === is) return [];
    const kind = was === undefined ? "added" : is === undefined ? "removed" : "changed";
    return [{ path, before: was ?? "", after: is ?? "", kind } as const];
  });
}
