import { appendFileSync, readFileSync, rmSync } from "node:fs";
import type { Boundary, BoundaryHook } from "./boundaries.ts";

interface CrashHookFiles {
  /** Gets a line per boundary: `provider.createMachine#3:before`. */
  journalPath: string;
  /** While it exists and names a boundary (`provider.createMachine:3:before`), the process dies there, once. */
  crashPath?: string;
}

/** Synchronous throughout: what the journal says has happened, and nothing happens after the crash. */
export function crashHook({ journalPath, crashPath }: CrashHookFiles): BoundaryHook {
  const counts = new Map<string, number>();
  return {
    nextCount(call) {
      const count = (counts.get(call) ?? 0) + 1;
      counts.set(call, count);
      return count;
    },
    pass(boundary) {
      appendFileSync(journalPath, `${boundary.call}#${boundary.count}:${boundary.side}\n`);
      if (crashPath && isNamed(boundary, crashPath)) crash(crashPath);
    },
  };
}

function isNamed({ call, count, side }: Boundary, crashPath: string): boolean {
  try {
    return readFileSync(crashPath, "utf8").trim() === `${call}:${count}:${side}`;
  } catch {
    return false;
  }
}

function crash(crashPath: string): void {
  rmSync(crashPath);
  process.kill(process.pid, "SIGKILL");
  // The signal takes effect at once, but not necessarily before the next line.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}
