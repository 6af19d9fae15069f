import type { WebhookEventType } from "@slipway/core/webhooks";
import type { Tx } from "../connections.ts";
import { withoutNul } from "../json.ts";
import { newId } from "../new-id.ts";
import { isId, type Page, type PageQuery, pageArguments, pageOf } from "../page.ts";
import type { TeamScope } from "../scope.ts";
import { toWebhookRow, type WebhookRow } from "./webhook-rows.ts";

export interface WebhookSettings {
  url: string;
  description: string;
  types: WebhookEventType[];
  clusterIds: string[];
  projectIds: string[];
}

export interface NewWebhook extends WebhookSettings {
  /** Its name in the secret store, under the scope `webhook`. */
  secretName: string;
  createdBy: string;
}

export type WebhookPatch = Partial<WebhookSettings & { enabled: boolean }>;

export type WebhookStore = ReturnType<typeof webhookStore>;

export function webhookStore({ tx, teamId }: TeamScope) {
  const own = (id: string) => ({ id, teamId, deletedAt: null });

  return {
    /** Told of what happens from now on: of clusters that are there already, not of what they went through. */
    async create(webhook: NewWebhook): Promise<WebhookRow> {
      const description = withoutNul(webhook.description);
      const row = await tx.webhook.create({ data: { id: newId(), teamId, ...webhook, description } });
      await tx.webhookLine.create({ data: { id: newId(), teamId, webhookId: row.id } });
      await tx.$executeRaw`
        INSERT INTO webhook_line (id, team_id, webhook_id, cluster_id, sequence)
        SELECT gen_random_uuid(), team_id, ${row.id}::uuid, id, last_sequence FROM cluster
        WHERE team_id = ${teamId}::uuid AND (deleted_at IS NULL OR deleted_at > now() - interval '1 hour')`;
      return toWebhookRow(row);
    },
    /** Other creations of the team wait for this transaction's end, so that the number stays true. */
    async count(): Promise<number> {
      await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`webhooks/${teamId}`}, 0))::text`;
      return tx.webhook.count({ where: { teamId, deletedAt: null } });
    },
    async find(webhookId: string): Promise<WebhookRow | null> {
      const row = isId(webhookId) ? await tx.webhook.findUnique({ where: own(webhookId) }) : null;
      return row && toWebhookRow(row);
    },
    /** Newest first. */
    async list(query: PageQuery): Promise<Page<WebhookRow>> {
      const rows = await tx.webhook.findMany({ ...pageArguments(query), where: { teamId, deletedAt: null }, orderBy: { id: "desc" } });
      return pageOf(rows, query.limit, toWebhookRow);
    },
    /** Another URL, or enabling, is a new start: what waits is tried at once, for three days anew. */
    async update(webhookId: string, patch: WebhookPatch): Promise<WebhookRow> {
      const anew = patch.enabled === true || patch.url !== undefined;
      const row = await tx.webhook.update({
        where: own(webhookId),
        data: { ...patch, ...disabling(patch.enabled), ...(anew ? { failingSince: null } : {}) },
      });
      if (anew) await startAnew(tx, webhookId);
      await dropUnwanted(tx, webhookId);
      return toWebhookRow(row);
    },
    /** The present secret becomes the previous one. Returns the names of those that sign no more. */
    async rotate(webhookId: string, next: { secretName: string; previousUntil: Date }): Promise<{ row: WebhookRow; dropped: string[] }> {
      await tx.$queryRaw`SELECT 1 FROM webhook WHERE id = ${webhookId}::uuid FOR UPDATE`;
      const before = await tx.webhook.findUniqueOrThrow({ where: own(webhookId) });
      const row = await tx.webhook.update({
        where: own(webhookId),
        data: { secretName: next.secretName, previousSecretName: before.secretName, previousSecretUntil: next.previousUntil },
      });
      return { row: toWebhookRow(row), dropped: before.previousSecretName ? [before.previousSecretName] : [] };
    },
    /** Nothing is sent any more; the sweep deletes what was. Returns the names of its secrets. */
    async remove(webhookId: string): Promise<string[]> {
      const row = await tx.webhook.update({ where: own(webhookId), data: { deletedAt: new Date(), enabled: false } });
      await tx.webhookLine.deleteMany({ where: { webhookId } });
      return [row.secretName, row.previousSecretName].filter((name) => name !== null);
    },
  };
}

function disabling(enabled: boolean | undefined) {
  if (enabled === undefined) return {};
  return enabled ? { disabledAt: null, disabledReason: null } : { disabledAt: new Date(), disabledReason: "asked" };
}

async function startAnew(tx: Tx, webhookId: string): Promise<void> {
  await tx.webhookLine.updateMany({ where: { webhookId }, data: { nextAttemptAt: null } });
  await tx.webhookDelivery.updateMany({ where: { webhookId, state: "pending" }, data: { firstAttemptAt: null, nextAttemptAt: null } });
}

/** Events that wait, and that the webhook no longer asks for. */
async function dropUnwanted(tx: Tx, webhookId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE webhook_delivery d SET state = 'given_up', settled_at = now(), next_attempt_at = NULL
    FROM webhook w, cluster c
    WHERE w.id = ${webhookId}::uuid AND d.webhook_id = w.id AND d.state = 'pending' AND d.kind = 'event' AND c.id = d.cluster_id
      AND NOT (
        (cardinality(w.types) = 0 OR d.type = ANY (w.types))
        AND (cardinality(w.cluster_ids) + cardinality(w.project_ids) = 0 OR c.id = ANY (w.cluster_ids) OR c.project_id = ANY (w.project_ids)))`;
}
