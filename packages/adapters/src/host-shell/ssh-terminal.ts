import type { Terminal, TerminalRequest } from "@slipway/core/ports";
import type { ClientChannel, PseudoTtyOptions } from "ssh2";
import type { Line } from "./line.ts";
import { quoteArgv } from "./quote-argv.ts";
import { lineError } from "./ssh-errors.ts";

import { streamTerminal } from "./stream-terminal.ts";

/** sshd hangs up whatever still runs on the terminal when its channel closes. */
export function sshTerminal({ client, machineId, closed, isOpen }: Line, { argv, cols, rows }: TerminalRequest): Promise<Terminal> {
  const { promise, resolve, reject } = Promise.withResolvers<Terminal>();
  // Listens from within the callback: a quick program's exit can be in the very packet that opens its channel.
  const opened = (error: Error | undefined, channel: ClientChannel): void => {
    if (error) reject(lineError(machineId, error));
    else resolve(channelTerminal(channel, closed));
  };
  const pty: PseudoTtyOptions = { term: "xterm-256color", cols, rows };
  void closed.then(() => reject(lineError(machineId)));
  try {
    if (!isOpen()) throw lineError(machineId);
    if (argv.length === 0) client.shell(pty, opened);
    else client.exec(quoteArgv(argv), { pty }, opened);
  } catch (error) {
    reject(lineError(machineId, error));
  }
  return promise;
}

function channelTerminal(channel: ClientChannel, lineClosed: Promise<void>): Terminal {
  let exitCode: number | null = null;
  channel.on("exit", (code: number | null) => {
    exitCode = code;
  });
  const terminal = streamTerminal(channel, {
    exitCode: async () => exitCode,
    resize: ({ cols, rows }) => channel.setWindow(rows, cols, 0, 0),
    hangUp: () => channel.close(),
  });
  // A line that is cut does not close its channels.
  void lineClosed.then(terminal.close);
  return terminal;
}
