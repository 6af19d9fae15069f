import { randomUUID } from "node:crypto";
import type { EventType } from "@slipway/core/events";
import { toJson } from "./json.ts";
import { notFound } from "./rows.ts";
import type { Statements } from "./statements.ts";

export interface NewEvent {
  type: EventType;
  data: Record<string, unknown>;
  /** Default `slipway`. */
  actor?: string;
  operationId?: string | null;
}

export const SYSTEM_ACTOR = "slipway";

/** Numbers and writes events under the cluster's row lock, in one statement: without a gap, in the order of commits. NOT_FOUND. */
export async function recordEvents(tx: Statements, clusterId: string, events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) return;
  const rows = events.map(({ type, data, actor = SYSTEM_ACTOR, operationId = null }) => ({
    id: randomUUID(),
    type,
    actor,
    operationId,
    data,
  }));
  const written = await tx.$executeRaw`
    WITH numbered AS (
      UPDATE cluster SET last_sequence = last_sequence + ${rows.length}::int WHERE id = ${clusterId}::uuid RETURNING id, team_id, last_sequence
    )
    INSERT INTO event (id, team_id, cluster_id, sequence, type, time, actor, operation_id, data)
    SELECT entry.id, numbered.team_id, numbered.id, numbered.last_sequence - ${rows.length}::int + entry.position,
           entry.type, clock_timestamp(), entry.actor, entry.operation_id, entry.data
    FROM numbered, ROWS FROM (
      jsonb_to_recordset(${JSON.stringify(toJson(rows))}::jsonb) AS (id uuid, type text, actor text, "operationId" uuid, data jsonb)
    ) WITH ORDINALITY AS entry (id, type, actor, operation_id, data, position)`;
  if (written === 0) throw notFound("cluster", clusterId);
}
