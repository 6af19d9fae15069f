import type { Terminal, TerminalSize } from "@slipway/core/ports";
import { terminalRequest } from "@slipway/usecases/terminals/schemas";
import type { WebSocket } from "ws";

interface Pipe {
  socket: Pick<WebSocket, "on" | "pause" | "resume">;
  terminal: Terminal;
  onBadMessage(): void;
}

/** Text is an instruction, and short. */
const MAX_TEXT = 256;

/** From the browser to the program: bytes, and sizes in between. A program that does not read holds the browser back. */
export function pipeIn({ socket, terminal, onBadMessage }: Pipe): { bytes(): number; held(): boolean } {
  let [bytes, held] = [0, false];
  terminal.onDrain(() => {
    held = false;
    socket.resume();
  });
  socket.on("message", (data: Buffer, isBinary: boolean) => {
    if (!isBinary) {
      const size = sizeIn(data);
      return size ? terminal.resize(size) : onBadMessage();
    }
    bytes += data.length;
    if (terminal.write(data)) return;
    held = true;
    socket.pause();
  });
  return { bytes: () => bytes, held: () => held };
}

function sizeIn(text: Buffer): TerminalSize | null {
  if (text.length > MAX_TEXT) return null;
  try {
    return terminalRequest.parse(JSON.parse(text.toString("utf8"))).resize;
  } catch {
    return null;
  }
}
