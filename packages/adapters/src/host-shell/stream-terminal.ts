import type { Duplex } from "node:stream";
import type { Terminal, TerminalSize } from "@slipway/core/ports";

interface Means {
  /** Asked once the stream has ended by itself. */
  exitCode(): Promise<number | null>;
  resize(size: TerminalSize): void;
  /** Ends our half; the stream is destroyed in any case. */
  hangUp(): void;
}

/** A terminal whose bytes go over a Node stream. */
export function streamTerminal(stream: Duplex, { exitCode, resize, hangUp }: Means): Terminal {
  const { promise: ended, resolve: settle } = Promise.withResolvers<{ exitCode: number | null }>();
  let closed = false;
  stream.on("error", () => {});
  stream.once("close", () => {
    // Cut by the other side while what it had said was still on its way to us: nobody knows how it ended.
    if (closed || !stream.readableEnded) settle({ exitCode: null });
    else
      exitCode().then(
        (code) => settle({ exitCode: code }),
        () => settle({ exitCode: null }),
      );
  });
  // An upgraded connection closes only when both sides have ended.
  stream.once("end", () => stream.end());
  return {
    onData: (listener) => void stream.on("data", listener),
    pause: () => void stream.pause(),
    resume: () => void stream.resume(),
    write: (bytes) => !stream.writable || stream.write(bytes),
    onDrain: (listener) => void stream.on("drain", listener),
    resize,
    ended,
    close() {
      if (closed) return;
      closed = true;
      settle({ exitCode: null });
      stream.removeAllListeners("data");
      try {
        hangUp();
      } catch {
        // The line is gone, and the terminal with it.
      }
      stream.destroy();
    },
  };
}
