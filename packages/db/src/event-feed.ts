import pg from "pg";

const CHANNEL = "slipway_event";
const POLL_MS = 2_000;
const RECONNECT_MS = 1_000;

export interface EventFeed {
  /** Asks `isThere` now, at each notification for the cluster, and every 2 s, until it says yes or the signal aborts. */
  wait(clusterId: string, isThere: () => Promise<boolean>, signal: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

/** One listening connection per process, opened by the first to wait and opened again when it is lost. */
export function eventFeed(connectionString: string): EventFeed {
  const waiting = new Map<string, Set<() => void>>();
  let client: pg.Client | undefined;
  let closed = false;

  function listen(): void {
    if (closed || client) return;
    const connection = new pg.Client({ connectionString, keepAlive: true });
    client = connection;
    const lose = () => {
      if (client !== connection) return;
      client = undefined;
      connection.end().catch(() => undefined);
      setTimeout(() => waiting.size > 0 && listen(), RECONNECT_MS).unref();
    };
    connection.on("error", lose);
    connection.on("end", lose);
    connection.on("notification", ({ payload }) => {
      for (const wake of waiting.get(payload ?? "") ?? []) wake();
    });
    connection
      .connect()
      .then(() => connection.query(`LISTEN ${CHANNEL}`))
      .catch(lose);
  }

  /** Resolves at the next notification, poll or abort. */
  function nextChance(wakers: Set<() => void>, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        wakers.delete(wake);
        signal.removeEventListener("abort", wake);
        resolve();
      };
      const timer = setTimeout(wake, POLL_MS);
      wakers.add(wake);
      signal.addEventListener("abort", wake, { once: true });
    });
  }

  return {
    async wait(clusterId, isThere, signal) {
      const wakers = waiting.get(clusterId) ?? new Set();
      waiting.set(clusterId, wakers);
      listen();
      try {
        while (!signal.aborted) {
          // Waiting starts before looking, so that no notification falls between the two.
          const looked = new AbortController();
          const chance = nextChance(wakers, AbortSignal.any([signal, looked.signal]));
          const there = await isThere().catch(() => false);
          if (there) looked.abort();
          await chance;
          if (there) return;
        }
      } finally {
        if (wakers.size === 0) waiting.delete(clusterId);
      }
    },
    async close() {
      closed = true;
      const connection = client;
      client = undefined;
      await connection?.end().catch(() => undefined);
    },
  };
}
