import type { Clock } from "@slipway/core/ports";

/** How long machines have been silent, as this process has seen it. After a restart the count begins anew: later, never too soon. */
export interface SilenceRecord {
  heard(machineId: string): void;
  /** Milliseconds since the first of the unanswered calls. */
  silent(machineId: string): number;
}

export function silenceRecord(clock: Clock): SilenceRecord {
  const since = new Map<string, number>();
  return {
    heard: (machineId) => {
      since.delete(machineId);
    },
    silent: (machineId) => {
      const first = since.get(machineId) ?? clock.now();
      since.set(machineId, first);
      return clock.now() - first;
    },
  };
}
