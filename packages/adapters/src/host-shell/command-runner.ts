import { AppError } from "@slipway/core/errors";
import type { ExecOptions, ExecResult } from "@slipway/core/ports";
import type { ClientChannel } from "ssh2";
import { type BoundedOutput, boundedOutput } from "./bounded-output.ts";
import { DEFAULT_MAX_OUTPUT_BYTES, DEFAULT_TIMEOUT_MS, type Line, type Running } from "./line.ts";
import { quoteArgv } from "./quote-argv.ts";
import { frameReader, killFrame, type RunnerFrame, runFrame } from "./runner-frames.ts";
import { RUNNER_SCRIPT } from "./runner-script.ts";
import { lineError } from "./ssh-errors.ts";

/** One process on the machine that runs a connection's commands, in place of a channel and a login shell for each. */
export interface CommandRunner {
  readonly state: "starting" | "ready" | "ended";
  /** Only when ready. */
  start(argv: readonly string[], options: ExecOptions): Running;
  /** Ends it once its commands have ended. */
  retire(): void;
}

interface Pending {
  stdout: BoundedOutput;
  stderr: BoundedOutput;
  resolve(result: ExecResult): void;
  reject(error: Error): void;
}

/** `onEnd` tells whether it ever was ready. */
export function openCommandRunner(line: Line, onEnd: (wasReady: boolean) => void): CommandRunner {
  const pending = new Map<number, Pending>();
  let state: CommandRunner["state"] = "starting";
  let channel: ClientChannel | undefined;
  let retired = false;
  let lastId = 0;
  let unsent: Buffer[] = [];

  /** What is said at the same time goes in one packet. */
  function send(frame: Buffer): void {
    if (unsent.push(frame) > 1) return;
    process.nextTick(() => {
      const together = Buffer.concat(unsent);
      unsent = [];
      try {
        channel?.write(together);
      } catch (error) {
        end(error);
      }
    });
  }

  function end(error?: unknown): void {
    if (state === "ended") return;
    const wasReady = state === "ready";
    state = "ended";
    for (const { reject } of pending.values()) reject(lineError(line.machineId, error));
    pending.clear();
    // After the last of what was still to be sent.
    process.nextTick(closeChannel, channel);
    onEnd(wasReady);
  }
  const endIfRetired = (): void => {
    if (retired && pending.size === 0) end();
  };
  function take(frame: RunnerFrame): void {
    if (frame.kind === "H" && state === "starting") state = "ready";
    const command = pending.get(frame.id);
    if (command === undefined || !answered(command, frame)) return;
    pending.delete(frame.id);
    endIfRetired();
  }

  openChannel(line, (error, opened) => {
    if (opened === undefined) return end(error);
    channel = opened;
    const read = frameReader(take);
    opened.on("data", (bytes: Buffer) => {
      try {
        if (state !== "ended") read(bytes);
      } catch (notOurs) {
        end(notOurs);
      }
    });
    opened.stderr.resume();
    opened.on("error", end);
    opened.on("close", () => end(new AppError("UNREACHABLE", `What ran the commands on machine ${line.machineId} has ended.`)));
  });

  return {
    get state() {
      return state;
    },
    start(argv, options) {
      const { promise: result, resolve, reject } = Promise.withResolvers<ExecResult>();
      result.catch(() => {});
      const id = ++lastId;
      const maxOutputBytes = options.maxOutputBytes ?? DEFAULT_MAX_OUTPUT_BYTES;
      pending.set(id, { stdout: boundedOutput(maxOutputBytes), stderr: boundedOutput(maxOutputBytes), resolve, reject });
      send(runFrame(id, { argv, seconds: remoteSeconds(options.timeoutMs), maxOutputBytes, stdin: options.stdin ?? "" }));
      return {
        result,
        abandon() {
          if (!pending.delete(id)) return;
          send(killFrame(id));
          endIfRetired();
        },
      };
    },
    retire() {
      retired = true;
      endIfRetired();
    },
  };
}

/** The machine's own limit is never the shorter one. */
export const remoteSeconds = (timeoutMs = DEFAULT_TIMEOUT_MS): number => Math.ceil(timeoutMs / 1000) + 1;

/** Whether this was the command's last frame. */
function answered({ stdout, stderr, resolve }: Pending, { kind, body }: RunnerFrame): boolean {
  if (kind === "O") stdout.push(body);
  if (kind === "E") stderr.push(body);
  if (kind !== "X") return false;
  const truncated = body[1] === 1 || stdout.truncated || stderr.truncated;
  resolve({ exitCode: body.readUInt8(0), stdout: stdout.text(), stderr: stderr.text(), truncated });
  return true;
}

function openChannel({ client }: Line, opened: (error?: Error, channel?: ClientChannel) => void): void {
  try {
    client.exec(`exec ${quoteArgv(["perl", "-e", RUNNER_SCRIPT])}`, opened);
  } catch (error) {
    // Never before the runner's maker has it.
    queueMicrotask(() => opened(error as Error));
  }
}

function closeChannel(channel: ClientChannel | undefined): void {
  try {
    channel?.on("error", () => {}).close();
  } catch {
    // The line is gone, and the runner with it.
  }
}
