import type { ChildProcess } from "node:child_process";
import { AppError } from "@slipway/core/errors";
import { jsonLine } from "@slipway/core/identity";
import { MAX_CONSOLE_BYTES, MAX_OUTPUT_BYTES } from "./limits.ts";
import { type ProgramRequest, type ProgramResult, READY_LINE } from "./protocol.ts";
import { spawnChild } from "./spawn-child.ts";

/** JSON escapes make a line longer than what it carries. */
const MAX_LINE_BYTES = 4 * (MAX_OUTPUT_BYTES + MAX_CONSOLE_BYTES);
const MAX_STDERR_LENGTH = 4_096;

export type ChildOutcome = { kind: "result"; result: ProgramResult } | { kind: "deadline" } | { kind: "ended" };

/** One process; one evaluation at a time. */
export interface SandboxChild {
  /** Kills the process when it has not answered `deadlineMs` after it had the program. UNAVAILABLE when it cannot start. */
  run(request: ProgramRequest, deadlineMs: number): Promise<ChildOutcome>;
  kill(): void;
  alive(): boolean;
}

interface Lines {
  /** null: the process has ended, or said too much in one line. */
  next(): Promise<string | null>;
}

function linesOf(process: ChildProcess): Lines {
  const lines: (string | null)[] = [];
  const waiting: ((line: string | null) => void)[] = [];
  let partial: Buffer[] = [];
  let size = 0;
  const push = (line: string | null): void => {
    const waiter = waiting.shift();
    if (waiter) waiter(line);
    else lines.push(line);
  };
  process.stdout?.on("data", (chunk: Buffer) => {
    partial.push(chunk);
    size += chunk.length;
    if (size > MAX_LINE_BYTES) process.kill("SIGKILL");
    else if (chunk.includes("\n")) {
      const texts = Buffer.concat(partial).toString("utf8").split("\n");
      partial = [Buffer.from(texts.pop() ?? "")];
      size = partial[0]?.length ?? 0;
      texts.forEach(push);
    }
  });
  process.once("close", () => push(null));
  return { next: () => (lines.length > 0 ? Promise.resolve(lines.shift() ?? null) : new Promise((resolve) => waiting.push(resolve))) };
}

async function becomeReady(lines: Lines, stderr: () => string): Promise<void> {
  if ((await lines.next()) === READY_LINE) return;
  throw new AppError("UNAVAILABLE", "The blueprint sandbox does not start.", {
    cause: stderr(),
    remedy: "`./slipway doctor` says what is missing.",
  });
}

/** An idle child does not keep this process alive; `process.ref()` does, for as long as an answer is awaited. */
function unreference(process: ChildProcess): void {
  process.unref();
  for (const stream of [process.stdin, process.stdout, process.stderr]) (stream as { unref?: () => void } | null)?.unref?.();
}

export function sandboxChild(childPath: string): SandboxChild {
  const process = spawnChild(childPath);
  const lines = linesOf(process);
  let stderr = "";
  process.stderr?.on("data", (chunk: Buffer) => {
    stderr = (stderr + chunk.toString("utf8")).slice(-MAX_STDERR_LENGTH);
  });
  process.on("error", (error) => {
    stderr += error.message;
  });
  process.stdin?.on("error", () => {});
  unreference(process);
  const kill = (): void => void process.kill("SIGKILL");
  const ready = becomeReady(lines, () => stderr);
  ready.catch(kill);
  const answer = async (request: ProgramRequest, deadlineMs: number): Promise<ChildOutcome> => {
    await ready;
    const overdue = Promise.withResolvers<"deadline">();
    const timer = setTimeout(() => overdue.resolve("deadline"), deadlineMs);
    process.stdin?.write(`${jsonLine(request)}\n`);
    const line = await Promise.race([lines.next(), overdue.promise]);
    clearTimeout(timer);
    if (line === "deadline") {
      // Its end is not waited for: at low priority on a busy computer even dying takes time.
      kill();
      return { kind: "deadline" };
    }
    return line === null ? { kind: "ended" } : { kind: "result", result: JSON.parse(line) };
  };
  return {
    kill,
    alive: () => process.exitCode === null && process.signalCode === null,
    run: (request, deadlineMs) => {
      process.ref();
      return answer(request, deadlineMs).finally(() => process.unref());
    },
  };
}
