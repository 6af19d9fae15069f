import type { ExecResult } from "@slipway/core/ports";
import type { Client } from "ssh2";

/** A connection, as those see it who run something on it. */
export interface Line {
  client: Client;
  machineId: string;
  closed: Promise<void>;
  isOpen(): boolean;
  /** Until the function given back is called: a promise would keep every command that ever waited on it. */
  onClosed(listener: () => void): () => void;
}

/** A command begun, by whichever means. */
export interface Running {
  result: Promise<ExecResult>;
  /** Asks the machine to end it, and waits for nothing. */
  abandon(): void;
}

export const DEFAULT_TIMEOUT_MS = 60_000;
export const DEFAULT_MAX_OUTPUT_BYTES = 1024 * 1024;

export function lineOf(client: Client, machineId: string): Line & { end(): void } {
  const { promise: closed, resolve } = Promise.withResolvers<void>();
  const listeners = new Set<() => void>();
  let open = true;
  function end(): void {
    open = false;
    resolve();
    for (const listener of listeners) listener();
    listeners.clear();
  }
  client.on("error", () => {});
  client.once("close", end);
  return {
    client,
    machineId,
    closed,
    isOpen: () => open,
    onClosed(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    end,
  };
}
