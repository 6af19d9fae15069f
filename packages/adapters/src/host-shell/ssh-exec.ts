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
/** A living line answers well within this. */
const PROBE_MS = 3_000;

/** One command on one channel. `command` is quoted already. */
export async function sshExec(line: Line, command: string, options: ExecOptions): Promise<ExecResult> {
  if (options.signal?.aborted) throw cancelledError();
  if (!line.isOpen()) throw lineError(line.machineId);
  const limits = limitsOf(line, options);
  let channel: ClientChannel | undefined;
  try {
    channel = await Promise.race([openChannel(line, command), limits.hit]);
    return await Promise.race([resultOf(line, channel, options), limits.hit]);
  } catch (error) {
    if (channel !== undefined) endCommand(channel);
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

function openChannel({ client, machineId }: Line, command: string): Promise<ClientChannel> {
  return new Promise((resolve, reject) => {
    client.exec(command, (error, channel) => (error ? reject(lineError(machineId, error)) : resolve(channel)));
  });
}

function resultOf({ machineId }: Line, channel: ClientChannel, options: ExecOptions): Promise<ExecResult> {
  const maxBytes = options.maxOutputBytes ?? DEFAULT_MAX_OUTPUT_BYTES;
  const [stdout, stderr] = [boundedOutput(maxBytes), boundedOutput(maxBytes)];
  return new Promise((resolve, reject) => {
    let exitCode: number | undefined;
    channel.on("data", stdout.push);
    channel.stderr.on("data", stderr.push);
    channel.on("error", () => {});
    channel.on("exit", (code: number | null, signal?: string) => {
      exitCode = code ?? 128 + signalNumber(signal);
    });
    channel.on("close", () => {
      if (exitCode === undefined) return reject(lineError(machineId));
      resolve({ exitCode, stdout: stdout.text(), stderr: stderr.text(), truncated: stdout.truncated || stderr.truncated });
    });
    channel.end(options.stdin);
  });
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
  const pause = Promise.withResolvers<false>();
  const timer = setTimeout(() => pause.resolve(false), PROBE_MS);
  const answers = openChannel(line, "true").then(
    (channel) => {
      channel.on("error", () => {}).close();
      return true;
    },
    () => false,
  );
  const alive = await Promise.race([answers, pause.promise]);
  clearTimeout(timer);
  if (alive) return new AppError("STEP_FAILED", `The command did not end within ${timeoutMs} ms.`);
  line.client.destroy();
  return new AppError("UNREACHABLE", `Machine ${line.machineId} no longer answers.`);
}
