import { AppError } from "@slipway/core/errors";
import { TEST_EVENT, testEnvelope } from "@slipway/core/webhooks";
import type { WebhookDelivery, WebhookLine } from "../generated/prisma/client.ts";
import { isoTime } from "../json.ts";
import { newId } from "../new-id.ts";
import { isId, type Page, type PageQuery, pageArguments, pageOf } from "../page.ts";
import type { TeamScope } from "../scope.ts";
import { type AttemptRow, type DeliveryRow, type DeliveryState, toAttemptRow, toDeliveryRow } from "./webhook-rows.ts";

/** So many by hand may wait at once. */
const MAX_BY_HAND = 100;

export interface DeliveryDetail extends DeliveryRow {
  body: string;
  /** The latest, newest first. */
  latestAttempts: AttemptRow[];
}

export type DeliveryStore = ReturnType<typeof deliveryStore>;

export function deliveryStore({ tx, teamId }: TeamScope) {
  const find = async (webhookId: string, deliveryId: string): Promise<WebhookDelivery | null> =>
    isId(deliveryId) ? tx.webhookDelivery.findUnique({ where: { id: deliveryId, webhookId, teamId } }) : null;

  /** RATE_LIMITED: enough of them wait already. */
  async function addByHand(
    webhookId: string,
    delivery: Pick<WebhookDelivery, "kind" | "eventId" | "type" | "body"> & Partial<WebhookDelivery>,
  ): Promise<DeliveryRow> {
    const line = await tx.webhookLine.findFirstOrThrow({ where: { webhookId, clusterId: null } });
    const waiting = await tx.webhookDelivery.count({ where: { lineId: line.id, state: "pending" } });
    if (waiting >= MAX_BY_HAND) {
      const remedy = "Wait until those have been sent.";
      throw new AppError("RATE_LIMITED", `${MAX_BY_HAND} deliveries by hand wait for this webhook already.`, {
        remedy,
        retryAfterMs: 60_000,
      });
    }
    return toDeliveryRow(await tx.webhookDelivery.create({ data: { ...delivery, id: newId(), teamId, webhookId, lineId: line.id } }));
  }

  return {
    /** Newest first. */
    async list(webhookId: string, query: PageQuery & { state?: DeliveryState; clusterId?: string }): Promise<Page<DeliveryRow>> {
      const { state, clusterId, ...page } = query;
      const rows = await tx.webhookDelivery.findMany({
        ...pageArguments(page),
        where: { webhookId, teamId, state, clusterId },
        orderBy: { id: "desc" },
        omit: { body: true },
      });
      return pageOf(rows, page.limit, toDeliveryRow);
    },
    async find(webhookId: string, deliveryId: string, attempts: number): Promise<DeliveryDetail | null> {
      const row = await find(webhookId, deliveryId);
      if (!row) return null;
      const latest = await tx.webhookAttempt.findMany({ where: { deliveryId: row.id }, orderBy: { number: "desc" }, take: attempts });
      return { ...toDeliveryRow(row), body: row.body, latestAttempts: latest.map(toAttemptRow) };
    },
    /** An event of no cluster, tried once. RATE_LIMITED. */
    async addTest(webhookId: string, actor: string): Promise<DeliveryRow> {
      const eventId = newId();
      const body = JSON.stringify(testEnvelope({ id: eventId, created: isoTime(new Date()), teamId, actor, webhookId }));
      return addByHand(webhookId, { kind: "test", eventId, type: TEST_EVENT, body });
    },
    /** One that waits for its turn to be tried again is tried now; any other is sent once more, as it was. null: unknown. RATE_LIMITED. */
    async redeliver(webhookId: string, deliveryId: string): Promise<DeliveryRow | null> {
      const row = await find(webhookId, deliveryId);
      if (!row) return null;
      const line = row.state === "pending" && row.kind === "event" ? await enabledLine(row) : null;
      if (line) {
        await tx.webhookLine.update({ where: { id: line.id }, data: { nextAttemptAt: null } });
        return toDeliveryRow(await tx.webhookDelivery.update({ where: { id: row.id }, data: { nextAttemptAt: null } }));
      }
      const { eventId, type, body, clusterId, sequence } = row;
      const redeliveryOf = row.redeliveryOf ?? row.id;
      return addByHand(webhookId, { kind: "redelivery", eventId, type, body, clusterId, sequence, redeliveryOf });
    },
  };

  async function enabledLine({ webhookId, lineId }: WebhookDelivery): Promise<WebhookLine | null> {
    const webhook = await tx.webhook.findUnique({ where: { id: webhookId }, select: { enabled: true } });
    return webhook?.enabled ? tx.webhookLine.findUnique({ where: { id: lineId } }) : null;
  }
}
