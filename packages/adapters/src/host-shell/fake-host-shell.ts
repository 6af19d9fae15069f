import { AppError } from "@slipway/core/errors";
import type { ByteStream, ExecOptions, ExecResult, HostSession, HostShell, SshTarget } from "@slipway/core/ports";
import { boundedOutput } from "./bounded-output.ts";
import { type FakeTerminal, fakeTerminal } from "./fake-terminal.ts";
import { quoteArgv } from "./quote-argv.ts";

export interface FakeCall {
  machineId: string;
  argv: readonly string[];
  options: ExecOptions;
}

export interface FakeHostShellOptions {
  /** What a command answers; by default success and silence. */
  run?: (call: FakeCall) => Partial<ExecResult> | Promise<Partial<ExecResult>>;
  /** UNREACHABLE when false. */
  isRunning?: (machineId: string) => boolean;
  /** The key the machine shows; by default the one expected. */
  hostKeyOf?: (machineId: string) => string | undefined;
  openSocket?: (machineId: string, path: string) => ByteStream;
}

export interface FakeHostShell extends HostShell {
  readonly calls: FakeCall[];
  /** Terminals opened, in order. */
  readonly terminals: FakeTerminal[];
  /** By machine, then path. */
  readonly files: Map<string, Map<string, { content: string; mode: number }>>;
  /** Ends every session of the machine, as a cut line does. */
  cut(machineId: string): void;
}

/** Machines in memory, behaving as the port says. */
export function fakeHostShell(options: FakeHostShellOptions = {}): FakeHostShell {
  const calls: FakeCall[] = [];
  const files: FakeHostShell["files"] = new Map();
  const terminals: FakeTerminal[] = [];
  const sessions = new Set<HostSession>();
  return {
    calls,
    files,
    terminals,
    cut(machineId) {
      for (const session of [...sessions]) if (session.machineId === machineId) session.close();
    },
    async connect(target, { signal } = {}) {
      if (signal?.aborted) throw cancelled();
      refuseWrongMachine(target, options);
      const session = fakeSession(target.machineId, { options, calls, files, terminals });
      sessions.add(session);
      void session.closed.then(() => sessions.delete(session));
      return session;
    },
  };
}

function refuseWrongMachine(target: SshTarget, options: FakeHostShellOptions): void {
  if (options.isRunning?.(target.machineId) === false) throw unreachable(target.machineId);
  const shown = options.hostKeyOf?.(target.machineId);
  if (shown !== undefined && shown !== target.hostKey) {
    throw new AppError("HOST_KEY_MISMATCH", `Machine ${target.machineId} shows a host key that is not its own.`);
  }
}

interface Shared {
  options: FakeHostShellOptions;
  calls: FakeCall[];
  files: FakeHostShell["files"];
  terminals: FakeTerminal[];
}

function fakeSession(machineId: string, { options, calls, files, terminals }: Shared): HostSession {
  const end = Promise.withResolvers<void>();
  let open = true;
  const live = (): void => {
    if (open && options.isRunning?.(machineId) === false) close();
    if (!open) throw unreachable(machineId);
  };
  function close(): void {
    open = false;
    end.resolve();
  }
  return {
    machineId,
    closed: end.promise,
    get open() {
      return open;
    },
    async exec(argv, execOptions = {}) {
      quoteArgv(argv);
      live();
      const call = { machineId, argv, options: execOptions };
      calls.push(call);
      const answer = await raceLimits(Promise.resolve(options.run?.(call) ?? {}), { execOptions, closed: end.promise, machineId });
      live();
      return bounded(answer, execOptions.maxOutputBytes ?? 1024 * 1024);
    },
    async writeFile(path, content, { mode }) {
      live();
      const text = typeof content === "string" ? content : Buffer.from(content).toString("utf8");
      const own = files.get(machineId) ?? new Map<string, { content: string; mode: number }>();
      files.set(machineId, own.set(path, { content: text, mode }));
    },
    async openTerminal(request) {
      if (request.argv.length > 0) quoteArgv(request.argv);
      live();
      const terminal = fakeTerminal(request);
      terminals.push(terminal);
      void end.promise.then(terminal.close);
      return terminal;
    },
    async openSocket(path) {
      live();
      if (options.openSocket === undefined) throw new AppError("UNREACHABLE", `Nothing listens on ${path} of machine ${machineId}.`);
      return options.openSocket(machineId, path);
    },
    close,
  };
}

async function raceLimits<T>(
  work: Promise<T>,
  context: { execOptions: ExecOptions; closed: Promise<void>; machineId: string },
): Promise<T> {
  const { timeoutMs = 60_000, signal } = context.execOptions;
  if (signal?.aborted) throw cancelled();
  const limit = Promise.withResolvers<never>();
  const timer = setTimeout(() => limit.reject(new AppError("STEP_FAILED", `The command did not end within ${timeoutMs} ms.`)), timeoutMs);
  const onAbort = (): void => limit.reject(cancelled());
  signal?.addEventListener("abort", onAbort);
  const cut = context.closed.then(() => Promise.reject(unreachable(context.machineId)));
  try {
    return await Promise.race([work, limit.promise, cut]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", onAbort);
    cut.catch(() => {});
    limit.promise.catch(() => {});
  }
}

function bounded(answer: Partial<ExecResult>, maxBytes: number): ExecResult {
  const stdout = boundedOutput(maxBytes);
  const stderr = boundedOutput(maxBytes);
  stdout.push(Buffer.from(answer.stdout ?? ""));
  stderr.push(Buffer.from(answer.stderr ?? ""));
  return { exitCode: answer.exitCode ?? 0, stdout: stdout.text(), stderr: stderr.text(), truncated: stdout.truncated || stderr.truncated };
}

function unreachable(machineId: string): AppError {
  return new AppError("UNREACHABLE", `Machine ${machineId} does not answer.`);
}

function cancelled(): AppError {
  return new AppError("CANCELLED", "The call was cancelled.");
}
