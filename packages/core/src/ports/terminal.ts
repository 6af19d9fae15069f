export interface TerminalSize {
  cols: number;
  rows: number;
}

export interface TerminalRequest extends TerminalSize {
  /** An argument vector, never a command line. Empty: a login shell. */
  argv: readonly string[];
}

/** A program on a pseudo-terminal of its own. */
export interface Terminal {
  onData(listener: (bytes: Uint8Array) => void): void;
  /** No more `onData` until `resume()`. The program itself is held back: what waits here stays within a few MiB. */
  pause(): void;
  resume(): void;
  /** false: wait for `onDrain` before writing more. */
  write(bytes: Uint8Array): boolean;
  onDrain(listener: () => void): void;
  resize(size: TerminalSize): void;
  /** Resolves once it has ended and its last bytes are handed on. null: the line was cut, or `close()` called. */
  readonly ended: Promise<{ exitCode: number | null }>;
  /** Lets go of the terminal; the program is hung up. Idempotent. */
  close(): void;
}
