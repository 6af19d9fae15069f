import { once } from "node:events";
import { constants } from "node:os";
import { AppError } from "@slipway/core/errors";
import type { ExecOptions, ExecResult } from "@slipway/core/ports";
import type { Client, ClientChannel } from "ssh2";
import { boundedOutput } from "./bounded-output.ts";
import { cancelledError, lineError } from "./ssh-errors.ts";

export interface Line {
  client: Client;
  machineId: string;
  closed: Promise<void>;
  isOpen(): boolean;
}

export const DEFAULT_TIMEOUT_MS = 60_000;
const DEFAULT_MAX_OUTPUT_BYTES = 1024 * 1024;
/** RFC 4254, 5.1. */
const SSH_OPEN_CONNECT_FAILED = 2;
/** 5, 10, 20 … ms: 2.5 s in all. */
const FULL_TRIES = 8;
/** A living line answers well within this. */
const PROBE_MS = 3_000;

/** One command on one channel. `command` is quoted already. */
export async function sshExec(line: Line, command: string, options: ExecOptions): Promise<ExecResult> {
  if (options.signal?.aborted) throw cancelledError();
  if (!line.isOpen()) throw lineError(line.machineId);
  const limits = limitsOf(line, options);
  const running = start(line, command, options);
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

function limitsOf(
  { closed, machineId }: Line,
  { timeoutMs = DEFAULT_TIMEOUT_MS, signal }: ExecOptions,
): { hit: Promise<never>; stop: () => void } {
  const { promise, reject } = Promise.withResolvers<never>();
  promise.catch(() => {});
  const timer = setTimeout(() => reject(TIMED_OUT), timeoutMs);
  const onAbort = (): void => reject(cancelledError());
  signal?.addEventListener("abort", onAbort);
  void closed.then(() => reject(lineError(machineId)));
  return {
    hit: promise,
    stop() {
      clearTimeout(timer);
      signal?.removeEventListener("abort", onAbort);
    },
  };
}

/** Listens from within the callback: a quick command's exit can be in the very packet that opens its channel. */
function start({ client, machineId }: Line, command: string, options: ExecOptions): { result: Promise<ExecResult>; abandon: () => void } {
  const { promise, resolve, reject } = Promise.withResolvers<ExecResult>();
  promise.catch(() => {});
  let opened: ClientChannel | undefined;
  let abandoned = false;
  const ask = (tries: number): void => {
    client.exec(command, (error, channel) => {
      if (error && isFull(error) && tries < FULL_TRIES && !abandoned) return askAgain(tries + 1);
      if (error) return reject(lineError(machineId, error));
      opened = channel;
      if (abandoned) return endCommand(channel);
      collect(channel, options, (result) => (result === undefined ? reject(lineError(machineId)) : resolve(result)));
    });
  };
  const attempt = (tries: number): void => {
    try {
      ask(tries);
    } catch (error) {
      reject(lineError(machineId, error));
    }
  };
  const askAgain = (tries: number): void => void setTimeout(attempt, 5 * 2 ** tries, tries);
  attempt(0);
  return {
    result: promise,
    abandon() {
      abandoned = true;
      if (opened !== undefined) endCommand(opened);
    },
  };
}

/** sshd had no session to spare (nothing was run): it counts one until its process is reaped, a moment after we hear of its end. */
const isFull = (error: Error): boolean => (error as { reason?: unknown }).reason === SSH_OPEN_CONNECT_FAILED;

/** `undefined` when the channel closes without an exit status: the line was cut. */
function collect(channel: ClientChannel, options: ExecOptions, done: (result: ExecResult | undefined) => void): void {
  const maxBytes = options.maxOutputBytes ?? DEFAULT_MAX_OUTPUT_BYTES;
  const [stdout, stderr] = [boundedOutput(maxBytes), boundedOutput(maxBytes)];
  let exitCode: number | undefined;
  channel.on("data", stdout.push);
  channel.stderr.on("data", stderr.push);
  channel.on("error", () => {});
  channel.on("exit", (code: number | null, signal?: string) => {
    exitCode = code ?? 128 + signalNumber(signal);
  });
  channel.on("close", () => {
    const truncated = stdout.truncated || stderr.truncated;
    done(exitCode === undefined ? undefined : { exitCode, stdout: stdout.text(), stderr: stderr.text(), truncated });
  });
  channel.end(options.stdin);
}

function signalNumber(signal: string | undefined): number {
  return constants.signals[`SIG${signal?.replace(/^SIG/, "")}` as NodeJS.Signals] ?? 0;
}

/** Ends our half and asks sshd to end the command: a channel that is merely closed leaves it running. */
function endCommand(channel: ClientChannel): void {
  channel.on("error", () => {});
  try {
    channel.signal("TERM");
    channel.close();
  } catch {
    // The line is gone, and the command's terminal with it.
  }
}

/** A slow command and a dead line look alike from here: only a second question tells them apart. */
async function timeoutError(line: Line, timeoutMs: number): Promise<AppError> {
  const pause = AbortSignal.timeout(PROBE_MS);
  const probe = start(line, "true", {});
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
