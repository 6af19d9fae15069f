import { appendFileSync, readFileSync, rmSync } from "node:fs";
import type { Boundary, BoundaryHook } from "./boundaries.ts";

interface CrashHookFiles {
  /** Gets a line per boundary: `provider.createMachine#3:before`. */
  journalPath: string;
  /**
   * While it exists and names a boundary (`provider.createMachine:3:before`), the process dies there, once. Calls are counted
   * from the moment the order is first seen; a fourth field only makes an order differ from an equal one before it.
   */
  crashPath?: string;
}

/** The order to crash, and how many calls of each name had begun when it was first seen. */
interface Armed {
  order: string;
  begun: ReadonlyMap<string, number>;
}

/** Synchronous throughout: what the journal says has happened, and nothing happens after the crash. */
export function crashHook({ journalPath, crashPath }: CrashHookFiles): BoundaryHook {
  const counts = new Map<string, number>();
  let armed: Armed | null = null;

  function begunBefore({ call, count, side }: Boundary): Map<string, number> {
    return new Map(counts).set(call, side === "before" ? count - 1 : (counts.get(call) ?? count));
  }

  return {
    nextCount(call) {
      const count = (counts.get(call) ?? 0) + 1;
      counts.set(call, count);
      return count;
    },
    pass(boundary) {
      appendFileSync(journalPath, `${boundary.call}#${boundary.count}:${boundary.side}\n`);
      const order = crashPath ? readOrder(crashPath) : null;
      if (!crashPath || order === null) return;
      if (armed?.order !== order) armed = { order, begun: begunBefore(boundary) };
      if (isOrdered(boundary, armed)) crash(crashPath);
    },
  };
}

function readOrder(crashPath: string): string | null {
  try {
    return readFileSync(crashPath, "utf8").trim();
  } catch {
    return null;
  }
}

function isOrdered({ call, count, side }: Boundary, { order, begun }: Armed): boolean {
  const [orderedCall, orderedCount, orderedSide] = order.split(":");
  return call === orderedCall && side === orderedSide && count - (begun.get(call) ?? 0) === Number(orderedCount);
}

function crash(crashPath: string): void {
  rmSync(crashPath);
  process.kill(process.pid, "SIGKILL");
  // The signal takes effect at once, but not necessarily before the next line.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}
