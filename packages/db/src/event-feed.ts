const POLL_MS = 2_000;

export interface EventFeed {
  /** Asks `isThere` now, at each notification for the cluster, and every 2 s, until it says yes or the signal aborts. */
  wait(clusterId: string, isThere: () => Promise<boolean>, signal: AbortSignal): Promise<void>;
  /** The cluster has an event more. */
  told(clusterId: string): void;
}

/** `listen` is called by the first to wait, and by each one after. */
export function eventFeed(listen: () => void): EventFeed {
  const waiting = new Map<string, Set<() => void>>();

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
    told(clusterId) {
      for (const wake of waiting.get(clusterId) ?? []) wake();
    },
  };
}
