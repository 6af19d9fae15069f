import { randomUUID } from "node:crypto";
import type { ClaimedLine } from "@slipway/core/ports";
import type { Tx } from "../connections.ts";
import { Prisma } from "../generated/prisma/client.ts";

/** Deliveries under way at once: of a webhook, of one that fails, of a team. */
const PER_WEBHOOK = 4;
const PER_FAILING_WEBHOOK = 1;
const PER_TEAM = 32;

/** Whether webhook `w` asks for cluster `c`. */
export const wantsCluster = Prisma.sql`(
  cardinality(w.cluster_ids) + cardinality(w.project_ids) = 0 OR c.id = ANY (w.cluster_ids) OR c.project_id = ANY (w.project_ids))`;

export interface ClaimRequest {
  slots: number;
  failingSlots: number;
  leaseMs: number;
  /** By the clock that retries are timed by; leases go by the database's. */
  now: Date;
}

/** One claim at a time over all processes: what each is given adds up to no more than the limits say. */
export async function claimLines(tx: Tx, request: ClaimRequest): Promise<ClaimedLine[]> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended('webhook/claim', 0))::text`;
  await addLines(tx);
  const ids = await chooseLines(tx, request);
  if (ids.length === 0) return [];
  const token = randomUUID();
  return tx.$queryRaw<ClaimedLine[]>`
    UPDATE webhook_line l SET lease_token = ${token}::uuid, leased_until = now() + ${request.leaseMs}::double precision * interval '1 millisecond'
    FROM webhook w
    WHERE l.id = ANY (${ids}::uuid[]) AND w.id = l.webhook_id
    RETURNING l.team_id AS "teamId", l.webhook_id AS "webhookId", l.id AS "lineId", ${token} AS token, w.failing_since IS NOT NULL AS failing`;
}

/** A cluster made after the webhook begins with its first event. */
async function addLines(tx: Tx): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO webhook_line (id, team_id, webhook_id, cluster_id)
    SELECT gen_random_uuid(), w.team_id, w.id, c.id
    FROM webhook w JOIN cluster c ON c.team_id = w.team_id AND (c.deleted_at IS NULL OR c.deleted_at > w.created_at)
    WHERE w.enabled AND NOT EXISTS (SELECT 1 FROM webhook_line l WHERE l.webhook_id = w.id AND l.cluster_id = c.id)
    ON CONFLICT DO NOTHING`;
}

/** Whose turn it is: every webhook's first before anybody's second, every team's first before its second, those that fail last. */
async function chooseLines(tx: Tx, { slots, failingSlots, now }: ClaimRequest): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    WITH busy AS (
      SELECT webhook_id, team_id, count(*) AS lines FROM webhook_line WHERE leased_until > now() GROUP BY webhook_id, team_id
    ), due AS (
      SELECT l.id, l.webhook_id, l.team_id, l.cluster_id IS NULL AS by_hand, w.failing_since IS NOT NULL AS failing,
             coalesce(busy.lines, 0)
               + row_number() OVER (PARTITION BY l.webhook_id ORDER BY l.cluster_id IS NULL, l.next_attempt_at NULLS FIRST, l.id) AS in_webhook
      FROM webhook_line l
      JOIN webhook w ON w.id = l.webhook_id
      LEFT JOIN cluster c ON c.id = l.cluster_id
      LEFT JOIN busy ON busy.webhook_id = l.webhook_id
      WHERE (l.leased_until IS NULL OR l.leased_until <= now())
        AND (l.next_attempt_at IS NULL OR l.next_attempt_at <= ${now})
        AND CASE WHEN l.cluster_id IS NULL
            THEN EXISTS (SELECT 1 FROM webhook_delivery d WHERE d.line_id = l.id AND d.state = 'pending')
            ELSE w.enabled AND c.last_sequence > l.sequence AND ${wantsCluster} END
    ), allowed AS (
      SELECT due.*, coalesce(busy_team.lines, 0) + row_number() OVER (PARTITION BY due.team_id ORDER BY in_webhook, due.id) AS in_team
      FROM due LEFT JOIN (SELECT team_id, sum(lines) AS lines FROM busy GROUP BY team_id) AS busy_team ON busy_team.team_id = due.team_id
      WHERE by_hand OR in_webhook <= CASE WHEN failing THEN ${PER_FAILING_WEBHOOK}::int ELSE ${PER_WEBHOOK}::int END
    ), ranked AS (
      SELECT id, failing, in_team, row_number() OVER (PARTITION BY failing ORDER BY in_team, id) AS of_its_kind
      FROM allowed WHERE by_hand OR in_team <= ${PER_TEAM}::int
    )
    SELECT id FROM ranked WHERE NOT failing OR of_its_kind <= ${failingSlots}::int ORDER BY failing, of_its_kind LIMIT ${slots}::int`;
  return rows.map(({ id }) => id);
}
