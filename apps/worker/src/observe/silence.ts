import type { Clock } from "@slipway/core/ports";

/**
 * How long machines have been silent, or clusters' masters without a leader, as this process has seen it. After a restart the count begins
 * anew: later, never too soon.
 */
export interface SilenceRecord {
  heard(id: string): void;
  /** Milliseconds since the first of the unanswered calls. */
  silent(id: string): number;
}

export function silenceRecord(clock: Clock): SilenceRecord {
  const since = new Map<string, number>();
  return {
    heard: (id) => {
      since.delete(id);
    },
    silent: (id) => {
      const first = since.get(id) ?? clock.now();
      since.set(id, first);
      return clock.now() - first;
    },
  };
}
