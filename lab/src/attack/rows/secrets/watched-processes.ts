import { readdirSync, readFileSync } from "node:fs";

export interface WatchedProcesses {
  /** Every command line that was seen, once. */
  stop(): string;
}

const EVERY_MS = 250;

/** Looks at this computer's processes again and again: what lives for a moment is on the command line for that moment. */
export function watchProcesses(): WatchedProcesses {
  const seen = new Set<string>();
  const timer = setInterval(() => {
    for (const pid of readdirSync("/proc")) if (/^\d+$/.test(pid) && Number(pid) !== process.pid) look(pid, seen);
  }, EVERY_MS);
  return {
    stop() {
      clearInterval(timer);
      return [...seen].join("\n");
    },
  };
}

function look(pid: string, seen: Set<string>): void {
  try {
    seen.add(readFileSync(`/proc/${pid}/cmdline`, "latin1"));
  } catch {
    // It has ended.
  }
}
