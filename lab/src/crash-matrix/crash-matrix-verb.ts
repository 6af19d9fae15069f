import { crashMatrix } from "./crash-matrix.ts";
import { matrixOptions } from "./matrix-options.ts";

/** `./slipway lab crash-matrix`. A signal ends the run under way; what it made is removed all the same. */
export async function crashMatrixVerb(args: string[]): Promise<{ passed: number; failed: number }> {
  const options = matrixOptions(args);
  const stop = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => stop.abort(new Error("stopped by a signal")));
  // Whatever goes wrong, control plane and machines are not left behind.
  process.on("uncaughtException", (error) => stop.abort(error));
  return crashMatrix({ options, stopped: stop.signal, say: (line) => void process.stdout.write(`${line}\n`) });
}
