/** Lines and columns count from 1. */
export interface Place {
  file: string;
  line: number;
  column: number;
}

/** Files of the library and the runtime carry this scheme, so that frames of theirs are told from the blueprint's. */
export const LIBRARY_SCHEME = "slipway:";

/** What precedes the text of a CommonJS file on its first line. */
export const WRAPPER_HEADER = "(function (exports, require, module) {";

type IsWrapped = (file: string) => boolean;

const wrappedFiles = new Set<string>();

export function markWrapped(file: string): void {
  wrappedFiles.add(file);
}

function parseFrame(frame: string, isWrapped: IsWrapped): Place | null {
  const match = /(?:\(|at )([^()]+):(\d+):(\d+)\)?\s*$/.exec(frame);
  const [, file, line, column] = match ?? [];
  if (file === undefined || file.startsWith(LIBRARY_SCHEME) || file.startsWith("<")) return null;
  const shift = line === "1" && isWrapped(file) ? WRAPPER_HEADER.length : 0;
  return { file, line: Number(line), column: Math.max(1, Number(column) - shift) };
}

/** The innermost place of a stack that is the blueprint's own. */
export function placeInStack(stack: unknown, isWrapped: IsWrapped = (file) => wrappedFiles.has(file)): Place | null {
  if (typeof stack !== "string") return null;
  for (const frame of stack.split("\n")) {
    const place = parseFrame(frame, isWrapped);
    if (place) return place;
  }
  return null;
}

export function callerPlace(): Place | null {
  return placeInStack(new Error().stack);
}
