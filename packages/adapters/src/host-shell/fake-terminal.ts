import { PassThrough } from "node:stream";
import type { EngineTerminal, TerminalRequest, TerminalSize } from "@slipway/core/ports";
import { streamTerminal } from "./stream-terminal.ts";

export interface FakeTerminal extends EngineTerminal {
  readonly request: TerminalRequest;
  readonly sizes: TerminalSize[];
  /** Whether our side let go of it. */
  readonly hungUp: boolean;
  /** The program writes. false: it would now be held back. */
  print(text: string): boolean;
  /** The program ends. */
  exit(code: number): void;
}

/** A terminal in memory whose program says back what it is told; told ^D, it ends. */
export function fakeTerminal(request: TerminalRequest): FakeTerminal {
  const stream = new PassThrough({ highWaterMark: 64 * 1024 });
  const sizes: TerminalSize[] = [{ cols: request.cols, rows: request.rows }];
  let [code, hungUp]: [number | null, boolean] = [null, false];
  const exit = (exitCode: number): void => {
    code = exitCode;
    stream.end();
  };
  const terminal = streamTerminal(stream, {
    exitCode: async () => code,
    resize: (size) => void sizes.push(size),
    hangUp: () => {
      hungUp = true;
    },
  });
  return {
    ...terminal,
    request,
    sizes,
    get hungUp() {
      return hungUp;
    },
    write(bytes) {
      if (!Buffer.from(bytes).includes(0x04)) return terminal.write(bytes);
      exit(0);
      return true;
    },
    print: (text) => stream.write(text),
    exit,
    processId: async () => (code === null ? 1 : 0),
  };
}
