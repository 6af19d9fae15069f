import type { ClusterEvent, EventType } from "@slipway/core/events";
import { fromJson, isoTime } from "../json.ts";
import { type NewEvent, recordEvents } from "../record-events.ts";
import type { TeamScope } from "../scope.ts";

export type EventStore = ReturnType<typeof eventStore>;

export function eventStore({ tx, teamId }: TeamScope) {
  return {
    /** Ascending, without a gap from `after` (0: from the first). */
    async list({ clusterId, after, limit }: { clusterId: string; after: number; limit: number }): Promise<ClusterEvent[]> {
      const where = { teamId, clusterId, sequence: { gt: after } };
      const rows = await tx.event.findMany({ where, orderBy: { sequence: "asc" }, take: limit });
      return rows.map(({ teamId: _, ...row }) => ({
        ...row,
        type: row.type as EventType,
        time: isoTime(row.time),
        data: fromJson<Record<string, unknown>>(row.data),
      }));
    },
    record: (clusterId: string, events: readonly NewEvent[]): Promise<void> => recordEvents(tx, clusterId, events),
  };
}
