import { type Listener, StreamRefused } from "./connect-sse.ts";
import type { SseItem } from "./sse-parser.ts";

export type StreamState = { kind: "connecting" | "live" | "offline" } | { kind: "refused"; error: unknown };

export type Connect = (lastId: string | null, to: Listener & { signal: AbortSignal }) => Promise<void>;

interface DurableStreamOptions {
  connect: Connect;
  /** Resume after this one. */
  lastId: string | null;
  onItem(item: SseItem): void;
  onState(state: StreamState): void;
  onHeard?(): void;
}

export interface DurableStream {
  close(): void;
  /** The computer woke, the network is back, the page is looked at again: a line that has been silent is not trusted. */
  nudge(): void;
}

/** The server speaks every 15 s. */
const SILENCE_MS = 40_000;
const NUDGED_SILENCE_MS = 20_000;
const WATCH_MS = 5_000;
const BACKOFF_MIN_MS = 500;
const BACKOFF_MAX_MS = 15_000;

/** A stream that comes back: it resumes after the last item had, and leaves a line on which nothing is heard. */
export function durableStream({ connect, lastId, onItem, onState, onHeard }: DurableStreamOptions): DurableStream {
  let last = lastId;
  let heardAt = Date.now();
  let attempt = new AbortController();
  let failures = 0;
  let closed = false;
  let wake: () => void = () => undefined;

  const heard = (): void => {
    heardAt = Date.now();
    onHeard?.();
  };
  const silentMs = (): number => Date.now() - heardAt;
  const listener: Listener = {
    onOpen() {
      failures = 0;
      heard();
      onState({ kind: "live" });
    },
    onHeard: heard,
    onItem(item) {
      last = item.id || last;
      onItem(item);
    },
  };
  const pause = (): Promise<void> => {
    const limitMs = Math.min(BACKOFF_MAX_MS, BACKOFF_MIN_MS * 2 ** (failures - 1));
    return new Promise((resolve) => {
      wake = resolve;
      setTimeout(resolve, limitMs / 2 + (Math.random() * limitMs) / 2);
    });
  };

  /** One line, to its end. True when there is no use in another. */
  async function follow(): Promise<boolean> {
    attempt = new AbortController();
    heardAt = Date.now();
    try {
      await connect(last, { ...listener, signal: attempt.signal });
    } catch (error) {
      if (!closed && error instanceof StreamRefused) onState({ kind: "refused", error });
      return error instanceof StreamRefused;
    }
    return false;
  }

  async function run(): Promise<void> {
    onState({ kind: "connecting" });
    while (!(await follow()) && !closed) {
      failures += 1;
      onState({ kind: failures > 1 ? "offline" : "connecting" });
      await pause();
      if (closed) return;
    }
  }

  const leaveIfSilent = (limitMs: number): void => {
    if (silentMs() > limitMs) attempt.abort();
  };
  const watchdog = setInterval(() => leaveIfSilent(SILENCE_MS), WATCH_MS);
  void run();
  return {
    close() {
      closed = true;
      clearInterval(watchdog);
      attempt.abort();
      wake();
    },
    nudge() {
      leaveIfSilent(NUDGED_SILENCE_MS);
      wake();
    },
  };
}
