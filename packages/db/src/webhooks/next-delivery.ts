import type { ClusterEvent } from "@slipway/core/events";
import type { ClaimedLine, DueDelivery } from "@slipway/core/ports";
import { eventEnvelope } from "@slipway/core/webhooks";
import type { Tx } from "../connections.ts";
import type { Webhook, WebhookDelivery, WebhookLine } from "../generated/prisma/client.ts";
import { isoTime, toJson } from "../json.ts";
import { newId } from "../new-id.ts";

export type Line = Pick<WebhookLine, "id" | "teamId" | "webhookId" | "clusterId" | "sequence">;

export interface Turn {
  line: Line;
  webhook: Webhook;
  now: Date;
  leaseMs: number;
}

/** The line, locked, while the claim on it holds. */
export async function ownLine(tx: Tx, { lineId, token }: ClaimedLine): Promise<Line | null> {
  const [line] = await tx.$queryRaw<Line[]>`
    SELECT id, team_id AS "teamId", webhook_id AS "webhookId", cluster_id AS "clusterId", sequence FROM webhook_line
    WHERE id = ${lineId}::uuid AND lease_token = ${token}::uuid FOR UPDATE`;
  return line ?? null;
}

/** What the line sends next, with its claim renewed; null, with the claim given back, when there is nothing. */
export async function takeTurn(tx: Tx, { line, webhook, now, leaseMs }: Turn): Promise<DueDelivery | null> {
  const { delivery, sequence } = line.clusterId === null ? await firstByHand(tx, line) : await firstOfCluster(tx, webhook, line);
  if (!delivery) {
    await giveBack(tx, line.id, { sequence });
    return null;
  }
  await tx.$executeRaw`
    UPDATE webhook_line
    SET sequence = ${sequence}::int, next_attempt_at = NULL, leased_until = now() + ${leaseMs}::double precision * interval '1 millisecond'
    WHERE id = ${line.id}::uuid`;
  const names = [webhook.secretName];
  if (webhook.previousSecretName && webhook.previousSecretUntil && webhook.previousSecretUntil > now)
    names.push(webhook.previousSecretName);
  const secrets = names.map((name) => ({ teamId: line.teamId, scope: "webhook", name }));
  return { deliveryId: delivery.id, url: webhook.url, messageId: delivery.eventId, body: delivery.body, secrets };
}

/** Lets anybody claim the line, once its time has come. */
export async function giveBack(
  tx: Tx,
  lineId: string,
  { sequence, retryAt = null }: { sequence: number; retryAt?: Date | null },
): Promise<void> {
  await tx.webhookLine.updateMany({
    where: { id: lineId },
    data: { sequence, nextAttemptAt: retryAt, leaseToken: null, leasedUntil: null },
  });
}

type Sendable = Pick<WebhookDelivery, "id" | "eventId" | "body">;

interface First {
  delivery: Sendable | null;
  /** How far the line has got. */
  sequence: number;
}

async function firstByHand(tx: Tx, { id, sequence }: Line): Promise<First> {
  const delivery = await tx.webhookDelivery.findFirst({ where: { lineId: id, state: "pending" }, orderBy: { id: "asc" } });
  return { delivery, sequence };
}

async function firstOfCluster(tx: Tx, webhook: Webhook, line: Line): Promise<First> {
  let { sequence } = line;
  while (webhook.enabled) {
    const { event, lastSequence } = await eventAfter(tx, webhook, { clusterId: line.clusterId ?? "", sequence });
    if (!event) return { delivery: null, sequence: lastSequence };
    const delivery = await deliveryOf(tx, line, event);
    if (delivery) return { delivery, sequence };
    // Given up when the webhook did not ask for it for a while, and asked for again.
    sequence = event.event.sequence;
  }
  return { delivery: null, sequence };
}

interface FoundEvent {
  event: ClusterEvent;
  projectId: string;
}

interface EventRow extends Omit<ClusterEvent, "id" | "clusterId" | "time"> {
  lastSequence: number;
  projectId: string;
  id: string | null;
  time: Date;
}

/** The first event that the webhook asks for, and the cluster's last one, as of one moment: none may slip through between two looks. */
async function eventAfter(
  tx: Tx,
  { types }: Webhook,
  { clusterId, sequence: after }: { clusterId: string; sequence: number },
): Promise<{ lastSequence: number; event: FoundEvent | null }> {
  const [row] = await tx.$queryRaw<EventRow[]>`
    SELECT c.last_sequence AS "lastSequence", c.project_id AS "projectId",
           e.id, e.sequence, e.type, e.time, e.actor, e.operation_id AS "operationId", e.data
    FROM cluster c
    LEFT JOIN LATERAL (
      SELECT * FROM event
      WHERE event.cluster_id = c.id AND event.sequence > ${after}::int AND (${types.length === 0} OR event.type = ANY (${types}::text[]))
      ORDER BY event.sequence LIMIT 1
    ) e ON true
    WHERE c.id = ${clusterId}::uuid`;
  if (!row) return { lastSequence: after, event: null };
  const { lastSequence, projectId, id, time, ...rest } = row;
  return { lastSequence, event: id === null ? null : { projectId, event: { ...rest, id, clusterId, time: isoTime(time) } } };
}

/** Written before the first attempt, found again when that attempt was lost; null once it is settled. */
async function deliveryOf(tx: Tx, line: Line, { event, projectId }: FoundEvent): Promise<Sendable | null> {
  const { id: eventId, type, clusterId, sequence } = event;
  const body = JSON.stringify(toJson(eventEnvelope(event, { teamId: line.teamId, projectId })));
  const known = { lineId: line.id, eventId, kind: "event" };
  const fresh = { ...known, id: newId(), teamId: line.teamId, webhookId: line.webhookId, type, clusterId, sequence, body };
  const { count } = await tx.webhookDelivery.createMany({ data: fresh, skipDuplicates: true });
  return count === 1 ? fresh : tx.webhookDelivery.findFirst({ where: { ...known, state: "pending" } });
}
