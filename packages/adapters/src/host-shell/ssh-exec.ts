import { once } from "node:events";
import { AppError } from "@slipway/core/errors";
import type { ExecOptions, ExecResult } from "@slipway/core/ports";
import { startOnChannel } from "./channel-command.ts";
import { DEFAULT_TIMEOUT_MS, type Line, type Running } from "./line.ts";
import { cancelledError, lineError } from "./ssh-errors.ts";

/** A living line answers well within this. */
const PROBE_MS = 3_000;

/** One command, within its limits. */
export async function sshExec(line: Line, start: () => Running, options: ExecOptions): Promise<ExecResult> {
  if (options.signal?.aborted) throw cancelledError();
  if (!line.isOpen()) throw lineError(line.machineId);
  const limits = limitsOf(line, options);
  const running = start();
  try {
    return await Promise.race([running.result, limits.hit]);
  } catch (error) {
    running.abandon();
    if (error !== TIMED_OUT) throw lineError(line.machineId, error);
    throw await timeoutError(line, options.timeoutMs ?? DEFAULT_TIMEOUT_MS);
  } finally {
    limits.stop();
  }
}

const TIMED_OUT = Symbol("timed out");

function limitsOf(line: Line, { timeoutMs = DEFAULT_TIMEOUT_MS, signal }: ExecOptions): { hit: Promise<never>; stop: () => void } {
  const { promise, reject } = Promise.withResolvers<never>();
  promise.catch(() => {});
  const timer = setTimeout(() => reject(TIMED_OUT), timeoutMs);
  const onAbort = (): void => reject(cancelledError());
  signal?.addEventListener("abort", onAbort);
  const forget = line.onClosed(() => reject(lineError(line.machineId)));
  return {
    hit: promise,
    stop() {
      clearTimeout(timer);
      signal?.removeEventListener("abort", onAbort);
      forget();
    },
  };
}

/** A slow command and a dead line look alike from here: only a second question tells them apart. */
async function timeoutError(line: Line, timeoutMs: number): Promise<AppError> {
  const pause = AbortSignal.timeout(PROBE_MS);
  const probe = startOnChannel(line, "true", {});
  const alive = await Promise.race([
    probe.result.then(
      () => true,
      () => false,
    ),
    once(pause, "abort").then(() => false),
  ]);
  if (alive) return new AppError("STEP_FAILED", `The command did not end within ${timeoutMs} ms.`);
  line.client.destroy();
  return new AppError("UNREACHABLE", `Machine ${line.machineId} no longer answers.`);
}
