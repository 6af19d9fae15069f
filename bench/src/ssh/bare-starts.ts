import { execFile } from "node:child_process";
import { availableParallelism } from "node:os";
import { promisify } from "node:util";

const run = promisify(execFile);
const STARTS = 200;
const START_AND_WAIT = `i=0; while [ $i -lt ${STARTS} ]; do /bin/true; i=$((i + 1)); done`;

/** What no way of running commands can undercut: a shell on this machine starts /bin/true and waits for it, one after the other. Milliseconds each. */
export async function bareStartMs(): Promise<number> {
  const begun = performance.now();
  await run("sh", ["-c", START_AND_WAIT]);
  return (performance.now() - begun) / STARTS;
}

/** The same by one shell on each processor, with nothing else to do: starts a second. */
export async function bareStartsPerSecond(): Promise<number> {
  const begun = performance.now();
  const shells = Array.from({ length: availableParallelism() }, () => run("sh", ["-c", START_AND_WAIT]));
  await Promise.all(shells);
  return ((STARTS * shells.length) / (performance.now() - begun)) * 1_000;
}
