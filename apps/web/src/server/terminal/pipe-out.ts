import type { Terminal } from "@slipway/core/ports";
import type { WebSocket } from "ws";
import type { SessionLimits } from "./session-limits.ts";

interface Pipe {
  socket: Pick<WebSocket, "bufferedAmount" | "send">;
  terminal: Terminal;
  limits: Pick<SessionLimits, "high" | "low">;
}

/** From the program to the browser. A browser that does not keep up holds the program back: nothing piles up here. */
export function pipeOut({ socket, terminal, limits: { high, low } }: Pipe): { bytes(): number } {
  let [bytes, paused] = [0, false];
  const onSent = (): void => {
    if (!paused || socket.bufferedAmount > low) return;
    paused = false;
    terminal.resume();
  };
  terminal.onData((chunk) => {
    bytes += chunk.length;
    socket.send(chunk, { binary: true }, onSent);
    if (paused || socket.bufferedAmount < high) return;
    paused = true;
    terminal.pause();
  });
  return { bytes: () => bytes };
}
