import type { WebhookRow } from "@slipway/db";
import type { Actor } from "../define/index.ts";
import type { Webhook } from "./schemas.ts";

/** Where a webhook leads, without what may be a key. */
export const originOf = (url: string): string => `${new URL(url).origin}/…`;

export function presentWebhook(row: WebhookRow, { actor, now }: { actor: Actor; now: number }): Webhook {
  const { previousSecretUntil } = row;
  return {
    ...row,
    url: actor.actions.includes("webhooks.manage") ? row.url : originOf(row.url),
    state: stateOf(row),
    notice: noticeOf(row),
    previousSecretUntil: previousSecretUntil && Date.parse(previousSecretUntil) > now ? previousSecretUntil : null,
  };
}

function stateOf({ enabled, failingSince }: WebhookRow): Webhook["state"] {
  if (!enabled) return "disabled";
  return failingSince ? "failing" : "active";
}

function noticeOf({ enabled, disabledReason, disabledAt, failingSince }: WebhookRow): string | null {
  if (!enabled && disabledReason === "failing") {
    return `Disabled at ${disabledAt}, after five days in which nothing got through. Put the receiver right, then enable the webhook: what waits is sent in order.`;
  }
  if (!enabled || !failingSince) return null;
  return `Nothing has got through since ${failingSince}. Each event is tried for three days; after five days without a success the webhook is disabled.`;
}
