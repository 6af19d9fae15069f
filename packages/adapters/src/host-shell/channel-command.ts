import { constants } from "node:os";
import type { ExecOptions, ExecResult } from "@slipway/core/ports";
import type { ClientChannel } from "ssh2";
import { boundedOutput } from "./bounded-output.ts";
import { DEFAULT_MAX_OUTPUT_BYTES, type Line, type Running } from "./line.ts";
import { lineError } from "./ssh-errors.ts";

/** RFC 4254, 5.1. */
const SSH_OPEN_CONNECT_FAILED = 2;
/** 5, 10, 20 … ms: 2.5 s in all. */
const FULL_TRIES = 8;

/** One command on a channel and in a shell of its own; `command` is quoted already. Listens from within the callback: a quick command's exit can be in the very packet that opens its channel. */
export function startOnChannel({ client, machineId }: Line, command: string, options: ExecOptions): Running {
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
