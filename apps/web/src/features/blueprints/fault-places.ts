import type { Fault } from "@slipway/core/errors";
import type { SourceFile } from "./source-file.ts";

/** A part of a file's text that an editor underlines. */
export interface FaultPlace {
  from: number;
  to: number;
  message: string;
}

/** The file that a fault is in: its path says `file:line:column`. null: it is about the whole. */
export function faultFile({ path, line }: Fault, files: readonly SourceFile[]): string | null {
  if (line === undefined) return null;
  return files.find((file) => path.startsWith(`${file.path}:`))?.path ?? null;
}

/** The word at the fault's place, or the rest of its line; never outside of the text, which may have changed since. */
export function placeOf(fault: Fault, content: string): FaultPlace {
  const lines = content.split("\n");
  const at = Math.min(Math.max(1, fault.line ?? 1), lines.length) - 1;
  const line = lines[at] ?? "";
  const before = lines.slice(0, at).reduce((sum, { length }) => sum + length + 1, 0);
  const column = Math.min(Math.max(1, fault.column ?? 1) - 1, line.length);
  const word = /^[\w$]+/.exec(line.slice(column))?.[0].length;
  const message = [fault.message, fault.remedy].filter(Boolean).join("\n");
  return { from: before + column, to: before + column + (word ?? line.length - column), message };
}

/** The faults of one file, as an editor shows them. */
export function placesIn(file: SourceFile, faults: readonly Fault[], files: readonly SourceFile[]): FaultPlace[] {
  return faults.filter((fault) => faultFile(fault, files) === file.path).map((fault) => placeOf(fault, file.content));
}
