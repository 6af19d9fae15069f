import type { Terminal } from "@slipway/core/ports";
import type { TerminalFigures } from "@slipway/usecases";
import type { WebSocket } from "ws";
import { closeCodes, type Ending } from "./close-codes.ts";
import { pipeIn } from "./pipe-in.ts";
import { pipeOut } from "./pipe-out.ts";
import type { SessionLimits } from "./session-limits.ts";
import { watchSession } from "./watch-session.ts";

export interface SessionOptions {
  socket: WebSocket;
  terminal: Terminal;
  limits: SessionLimits;
  /** Why it must close now; null: it may stay. */
  whyClose(): Promise<string | null>;
}

export interface TerminalSession {
  /** Resolves once the terminal is closed, whoever closed it. */
  readonly ended: Promise<TerminalFigures>;
  /** This process is about to end. */
  stop(): void;
}

const PATIENCE = 10;

/** Connects a browser's socket with a terminal: bytes as they are, both ways, for as long as it may. */
export function terminalSession({ socket, terminal, limits, whyClose }: SessionOptions): TerminalSession {
  const { promise: ended, resolve } = Promise.withResolvers<TerminalFigures>();
  const startedMs = performance.now();
  let over = false;

  function end({ reason, code }: Ending, exitCode: number | null = null): void {
    if (over) return;
    over = true;
    watch.stop();
    terminal.close();
    if (code === closeCodes.ended) socket.send(JSON.stringify({ exit: exitCode }));
    socket.close(code, reason.slice(0, 120));
    // What the program said last may still be on its way; a terminal that is taken away ends at once.
    setTimeout(() => socket.terminate(), code === closeCodes.ended ? limits.farewellMs * PATIENCE : limits.farewellMs).unref();
    const durationMs = Math.round(performance.now() - startedMs);
    resolve({ reason, exitCode, durationMs, bytesIn: inward.bytes(), bytesOut: outward.bytes() });
  }

  const outward = pipeOut({ socket, terminal, limits });
  const inward = pipeIn({ socket, terminal, onBadMessage: () => end({ reason: "a message that is none", code: closeCodes.badMessage }) });
  const watch = watchSession({ socket, limits, whyClose, bytes: () => inward.bytes() + outward.bytes(), held: inward.held, end });
  // What cannot be sent or understood closes the socket, and that is told below.
  socket.on("error", () => undefined);
  socket.on("close", () => end({ reason: "the browser left", code: closeCodes.ended }));
  void terminal.ended.then(({ exitCode }) => {
    if (exitCode === null) end({ reason: "the line to the machine was cut", code: closeCodes.cut });
    else end({ reason: "the program ended", code: closeCodes.ended }, exitCode);
  });
  return { ended, stop: () => end({ reason: "the web process stops", code: closeCodes.stopping }) };
}
