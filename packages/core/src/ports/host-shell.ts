import type { Terminal, TerminalRequest } from "./terminal.ts";

/** Structural: core knows no Node types. */
export interface ByteStream {
  on(event: string, listener: (...args: never[]) => void): unknown;
  destroy(error?: Error): unknown;
}

export interface SshTarget {
  machineId: string;
  host: string;
  port: number;
  user: string;
  /** OpenSSH public key line; a connection that shows another is refused before authentication. */
  hostKey: string;
  privateKey: string;
}

export interface ExecOptions {
  /** As root, by `sudo -n`. */
  sudo?: boolean;
  stdin?: string | Uint8Array;
  /** Default 60,000. */
  timeoutMs?: number;
  signal?: AbortSignal;
  /** Default 1 MiB a stream; what is over it is dropped and `truncated` set. */
  maxOutputBytes?: number;
}

export interface ExecResult {
  exitCode: number;
  stdout: string;
  stderr: string;
  truncated: boolean;
}

/** One multiplexed SSH connection. */
export interface HostSession {
  readonly machineId: string;
  readonly open: boolean;
  /** Resolves when the connection has ended, for whatever reason. */
  readonly closed: Promise<void>;
  /** An argument vector, never a command line: quoting is this port's work. A non-zero exit is a value. UNREACHABLE when the line is cut. */
  exec(argv: readonly string[], options?: ExecOptions): Promise<ExecResult>;
  /** Writes a file atomically, parents made. */
  writeFile(path: string, content: string | Uint8Array, options: { mode: number; sudo?: boolean }): Promise<void>;
  /** A program, or the user's login shell, on a terminal. UNREACHABLE when the line is cut. */
  openTerminal(request: TerminalRequest): Promise<Terminal>;
  /** A stream to a UNIX socket on the machine. */
  openSocket(path: string): Promise<ByteStream>;
  close(): void;
}

/** UNREACHABLE (refused, silent, cut), HOST_KEY_MISMATCH. */
export interface HostShell {
  connect(target: SshTarget, options?: { timeoutMs?: number; signal?: AbortSignal }): Promise<HostSession>;
}
