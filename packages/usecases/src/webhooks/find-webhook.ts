import type { TeamTx, WebhookRow } from "@slipway/db";
import { found } from "../paging/not-found.ts";

/** NOT_FOUND. */
export async function findWebhook(tx: TeamTx, id: string): Promise<WebhookRow> {
  return found(await tx.webhooks.find(id), "webhook");
}
