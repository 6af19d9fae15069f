import type { ClusterEventItem } from "@slipway/usecases/events/schemas";

const KEPT = 500;

export interface RecentEvents {
  /** Newest first; the same list until something is added. */
  list(): readonly ClusterEventItem[];
  add(events: readonly ClusterEventItem[]): void;
  subscribe(onChange: () => void): () => void;
}

/** The last events of one cluster. Only who shows them is drawn anew by them. */
export function recentEvents(): RecentEvents {
  let events: readonly ClusterEventItem[] = [];
  const readers = new Set<() => void>();
  return {
    list: () => events,
    add(more) {
      const known = new Set(events.map(({ sequence }) => sequence));
      const fresh = more.filter(({ sequence }) => !known.has(sequence));
      if (fresh.length === 0) return;
      events = [...fresh, ...events].sort((left, right) => right.sequence - left.sequence).slice(0, KEPT);
      for (const read of readers) read();
    },
    subscribe(onChange) {
      readers.add(onChange);
      return () => readers.delete(onChange);
    },
  };
}
