import { randomUUID } from "node:crypto";
import type { EventType } from "@slipway/core/events";
import type { Tx } from "./connections.ts";
import { toJson } from "./json.ts";

export interface NewEvent {
  type: EventType;
  data: Record<string, unknown>;
  /** Default `slipway`. */
  actor?: string;
  operationId?: string | null;
}

export const SYSTEM_ACTOR = "slipway";

/** Numbers and writes events under the cluster's row lock: without a gap, in the order of commits. */
export async function recordEvents(tx: Tx, clusterId: string, events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) return;
  const { teamId, lastSequence } = await tx.cluster.update({
    where: { id: clusterId },
    data: { lastSequence: { increment: events.length } },
    select: { teamId: true, lastSequence: true },
  });
  const before = lastSequence - events.length;
  await tx.event.createMany({
    data: events.map((event, at) => ({
      id: randomUUID(),
      teamId,
      clusterId,
      sequence: before + at + 1,
      type: event.type,
      actor: event.actor ?? SYSTEM_ACTOR,
      operationId: event.operationId ?? null,
      data: toJson(event.data),
    })),
  });
}
