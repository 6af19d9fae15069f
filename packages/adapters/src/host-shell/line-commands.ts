import type { ExecOptions, ExecResult } from "@slipway/core/ports";
import { startOnChannel } from "./channel-command.ts";
import { type CommandRunner, openCommandRunner, remoteSeconds } from "./command-runner.ts";
import { gate } from "./gate.ts";
import type { Line, Running } from "./line.ts";
import { checkArgv, quoteArgv } from "./quote-argv.ts";
import { sshExec } from "./ssh-exec.ts";

/** An ordinary sshd allows ten sessions a connection. */
const MAX_COMMANDS = 8;
/** What is longer goes by a channel of its own: the runner holds what it is given in memory. */
const MAX_RUNNER_STDIN_BYTES = 256 * 1024;
/** Without one that came to life between them. */
const MAX_FAILED_STARTS = 3;

/** A line's commands: by its runner once that is ready, each on a channel of its own until then and where there is no Perl. */
export function lineCommands(line: Line): (argv: readonly string[], options: ExecOptions) => Promise<ExecResult> {
  const enter = gate(MAX_COMMANDS);
  let runner: CommandRunner | undefined;
  let failedStarts = 0;

  function ensureRunner(): void {
    if (runner !== undefined || failedStarts >= MAX_FAILED_STARTS) return;
    const opened: CommandRunner = openCommandRunner(line, (wasReady) => {
      failedStarts = wasReady ? 0 : failedStarts + 1;
      forget(opened);
    });
    runner = opened;
  }
  function forget(one: CommandRunner): void {
    if (runner === one) runner = undefined;
  }
  function startOnRunner(own: CommandRunner, argv: readonly string[], options: ExecOptions): Running {
    const running = own.start(options.sudo === true ? [...SUDO, ...remoteLimit(options.timeoutMs), ...argv] : argv, options);
    return {
      result: running.result,
      // Whether the command was slow or its runner, nobody knows: the next commands get another one.
      abandon() {
        running.abandon();
        forget(own);
        own.retire();
      },
    };
  }
  function start(argv: readonly string[], options: ExecOptions): Running {
    if (runner?.state === "ready" && bytesOf(options.stdin) <= MAX_RUNNER_STDIN_BYTES) return startOnRunner(runner, argv, options);
    const sudo = options.sudo === true ? SUDO : [];
    const running = startOnChannel(line, quoteArgv([...sudo, ...remoteLimit(options.timeoutMs), ...argv]), options);
    // After the command's own channel: on a machine that allows but one, the runner is what has to do without.
    ensureRunner();
    return running;
  }
  return async (argv, options) => {
    checkArgv(argv);
    return await enter(() => sshExec(line, () => start(argv, options), options));
  };
}

const SUDO = ["sudo", "-n", "--"];

/** Where no runner of ours may end the command: sshd leaves it running when its channel or the whole line is gone, and what root runs is not ours to end. */
const remoteLimit = (timeoutMs: number | undefined): string[] => ["timeout", "-k", "5", String(remoteSeconds(timeoutMs))];

const bytesOf = (stdin: string | Uint8Array = ""): number => (typeof stdin === "string" ? Buffer.byteLength(stdin) : stdin.length);
