import type { IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";
import { AppError } from "@slipway/core/errors";
import { problemOf } from "@slipway/sdk";
import { terminalEnd } from "@slipway/usecases/terminals/schemas";
import { WebSocket } from "ws";
import type { CliContext } from "./context.ts";

/** Our side: the keyboard and the screen of a terminal, or what a test puts in their place. */
export interface OwnTerminal {
  input: Pick<NodeJS.ReadStream, "on" | "off" | "pause" | "resume" | "setRawMode">;
  output: Pick<NodeJS.WriteStream, "on" | "off" | "once" | "write" | "columns" | "rows">;
}

export interface TerminalOutcome {
  /** null: the program did not end by itself. */
  exitCode: number | null;
  /** Why it was closed. */
  reason: string;
}

/** On its way to the server: more is not read from the keyboard. */
const HIGH_BYTES = 1024 * 1024;
/** The server pings every 15 s; so long without one, and nobody is there. */
const SILENCE_MS = 60_000;

/** Keyboard and screen are the remote program's until it ends. Throws what the API refuses with; UNREACHABLE when nobody answers. */
export async function attachTerminal(context: CliContext, path: string, own: OwnTerminal): Promise<TerminalOutcome> {
  const url = new URL(path, context.url.replace(/^http/, "ws"));
  const socket = new WebSocket(url, { headers: { authorization: `Bearer ${context.key}` }, perMessageDeflate: false });
  // Listens before the socket is open: the first words can be in the very packet that opens it.
  const ended = outcome(socket, own);
  await opened(socket, context.url);
  const detach = attach(socket, own);
  try {
    return await ended;
  } finally {
    detach();
  }
}

function opened(socket: WebSocket, origin: string): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once("open", resolve);
    socket.on("error", (cause) => reject(new AppError("UNREACHABLE", `${origin} does not answer.`, { cause })));
    socket.once("unexpected-response", (_, response: IncomingMessage) => {
      const headers = { "content-type": response.headers["content-type"] ?? "" };
      text(response)
        .then((body) => problemOf(new Response(body, { status: response.statusCode, headers })))
        .then(reject, reject);
    });
  });
}

/** Returns how to let go of the keyboard. */
function attach(socket: WebSocket, { input, output }: OwnTerminal): () => void {
  const onKeys = (keys: Buffer): void => {
    socket.send(keys, { binary: true }, () => socket.bufferedAmount < HIGH_BYTES && input.resume());
    if (socket.bufferedAmount >= HIGH_BYTES) input.pause();
  };
  const onResize = (): void => socket.send(JSON.stringify({ resize: { cols: output.columns || 80, rows: output.rows || 24 } }));
  input.setRawMode(true);
  input.on("data", onKeys);
  output.on("resize", onResize);
  return () => {
    input.off("data", onKeys);
    output.off("resize", onResize);
    input.setRawMode(false);
    input.pause();
  };
}

function outcome(socket: WebSocket, { output }: OwnTerminal): Promise<TerminalOutcome> {
  let exitCode: number | null = null;
  const alive = setTimeout(() => socket.terminate(), SILENCE_MS);
  socket.on("ping", () => alive.refresh());
  socket.on("message", (data: Buffer, isBinary: boolean) => {
    alive.refresh();
    if (!isBinary) exitCode = terminalEnd.parse(JSON.parse(data.toString("utf8"))).exit;
    else if (!output.write(data)) {
      socket.pause();
      output.once("drain", () => socket.resume());
    }
  });
  return new Promise((resolve) => {
    socket.once("close", (_, reason) => {
      clearTimeout(alive);
      resolve({ exitCode, reason: reason.toString() || "the connection was cut" });
    });
  });
}
