import { problemOf } from "../../ui/problem-of.ts";
import { type AfterClose, afterClose } from "./after-close.ts";

export interface TerminalSize {
  cols: number;
  rows: number;
}

export type LinkState =
  | { kind: "connecting" }
  | { kind: "open" }
  | Extract<AfterClose, { kind: "ended" }>
  | { kind: "refused"; error: unknown };

interface TerminalLinkOptions {
  size(): TerminalSize;
  /** Asks for a ticket: each is good for one opening. */
  path(size: TerminalSize): Promise<string>;
  onBytes(bytes: Uint8Array): void;
  onState(state: LinkState): void;
  /** The line was lost and another shell begins. */
  onAgain(): void;
}

export interface TerminalLink {
  send(bytes: Uint8Array<ArrayBuffer>): void;
  resize(size: TerminalSize): void;
  close(): void;
}

/** A paste goes in pieces that the server takes. */
const PIECE_BYTES = 16_384;
const LOST = 1006;
/** A line that held for so long was a good one. */
const GOOD_MS = 10_000;

/** One terminal's line: comes back with another ticket when it was lost, until the terminal has ended or is closed. */
export function terminalLink({ size, path, onBytes, onState, onAgain }: TerminalLinkOptions): TerminalLink {
  let socket: WebSocket | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let [closed, tries] = [false, 0];

  async function open(): Promise<void> {
    onState({ kind: "connecting" });
    try {
      const where = await path(size());
      if (!closed) attach(where);
    } catch (error) {
      if (!closed) refused(error);
    }
  }

  function refused(error: unknown): void {
    const after = isAway(error) && tries > 0 ? afterClose({ code: LOST, reason: "", exit: null, tries }) : null;
    if (after?.kind === "again") againIn(after.delayMs);
    else onState(after ?? { kind: "refused", error });
  }

  function againIn(delayMs: number): void {
    tries += 1;
    onState({ kind: "connecting" });
    timer = setTimeout(() => void open(), delayMs);
  }

  function attach(where: string): void {
    const address = new URL(where, location.href);
    address.protocol = address.protocol === "https:" ? "wss:" : "ws:";
    const line = new WebSocket(address);
    let exit: number | null = null;
    let openedAt = Number.POSITIVE_INFINITY;
    socket = line;
    line.binaryType = "arraybuffer";
    // Before it is open: what the program says first must not be missed.
    line.onmessage = ({ data }) => {
      if (closed) return;
      if (data instanceof ArrayBuffer) onBytes(new Uint8Array(data));
      else exit = exitIn(String(data));
    };
    line.onopen = () => {
      openedAt = performance.now();
      onState({ kind: "open" });
      resize(size());
    };
    line.onclose = ({ code, reason }) => {
      socket = null;
      if (closed) return;
      if (performance.now() - openedAt > GOOD_MS) tries = 0;
      const after = afterClose({ code, reason, exit, tries });
      if (after.kind === "ended") return onState(after);
      againIn(after.delayMs);
      if (openedAt < Number.POSITIVE_INFINITY) onAgain();
    };
  }

  const isOpen = (): boolean => socket?.readyState === WebSocket.OPEN;
  function resize({ cols, rows }: TerminalSize): void {
    if (isOpen()) socket?.send(JSON.stringify({ resize: { cols, rows } }));
  }

  void open();
  return {
    send(bytes) {
      for (let at = 0; isOpen() && at < bytes.length; at += PIECE_BYTES) socket?.send(bytes.subarray(at, at + PIECE_BYTES));
    },
    resize,
    close() {
      closed = true;
      clearTimeout(timer);
      socket?.close();
    },
  };
}

/** Nobody answered: that may pass while a lost line is looked for again. */
const isAway = (error: unknown): boolean => ["OFFLINE", "UNAVAILABLE"].includes(problemOf(error).code);

/** The server's last word. */
function exitIn(text: string): number | null {
  try {
    const { exit } = JSON.parse(text) as { exit?: unknown };
    return typeof exit === "number" ? exit : null;
  } catch {
    return null;
  }
}
