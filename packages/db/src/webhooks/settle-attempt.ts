import type { AttemptFate, RecordedAttempt } from "@slipway/core/ports";
import { mustDisable, nextAttemptAt } from "@slipway/core/webhooks";
import type { AuditSealer } from "../audit-sealer.ts";
import type { Tx } from "../connections.ts";
import type { Webhook, WebhookDelivery } from "../generated/prisma/client.ts";
import { toJson, withoutNul } from "../json.ts";
import { SYSTEM_ACTOR } from "../record-events.ts";
import { auditStore } from "../stores/audit.ts";

export interface Settling {
  delivery: Omit<WebhookDelivery, "body">;
  webhook: Webhook;
  attempt: RecordedAttempt;
  now: Date;
  timeDivisor: number;
  /** A webhook that is disabled leaves an audit row. */
  sealer: AuditSealer;
}

/** Keeps the attempt and moves the delivery and the webhook on. `retryAt`: the line waits so long with what follows. */
export async function settleAttempt(tx: Tx, settling: Settling): Promise<{ fate: AttemptFate; retryAt: Date | null; webhook: Webhook }> {
  const { delivery, attempt } = settling;
  const { error } = attempt.outcome;
  await keepAttempt(tx, settling);
  const retryAt = error === null || delivery.kind !== "event" ? null : retryTime(settling);
  await updateDelivery(tx, settling, retryAt);
  const webhook = await updateWebhook(tx, settling);
  if (retryAt) return { fate: "retried", retryAt, webhook };
  return { fate: error === null ? "delivered" : "given up", retryAt, webhook };
}

async function keepAttempt(tx: Tx, { delivery, attempt: { outcome, startedAt } }: Settling): Promise<void> {
  await tx.webhookAttempt.createMany({
    data: {
      deliveryId: delivery.id,
      number: delivery.attempts + 1,
      teamId: delivery.teamId,
      startedAt: new Date(startedAt),
      durationMs: outcome.durationMs,
      requestHeaders: toJson(outcome.requestHeaders),
      status: outcome.status,
      responseHeaders: toJson(outcome.responseHeaders),
      responseBody: withoutNul(outcome.responseBody),
      truncated: outcome.truncated,
      error: outcome.error,
    },
  });
}

function retryTime({ delivery, attempt, now, timeDivisor }: Settling): Date | null {
  const at = nextAttemptAt({
    attempts: delivery.attempts + 1,
    firstAttemptAt: (delivery.firstAttemptAt ?? new Date(attempt.startedAt)).getTime(),
    now: now.getTime(),
    random: attempt.random,
    timeDivisor,
  });
  return at === null ? null : new Date(at);
}

async function updateDelivery(tx: Tx, { delivery, attempt, now }: Settling, retryAt: Date | null): Promise<void> {
  const { status, error } = attempt.outcome;
  const settled = { state: error === null ? "delivered" : "given_up", settledAt: now };
  await tx.webhookDelivery.updateMany({
    where: { id: delivery.id },
    data: {
      attempts: delivery.attempts + 1,
      firstAttemptAt: delivery.firstAttemptAt ?? new Date(attempt.startedAt),
      lastStatus: status,
      lastError: error,
      nextAttemptAt: retryAt,
      ...(retryAt ? {} : settled),
    },
  });
}

/** Any success ends a failing time; only an event that fails begins one. */
async function updateWebhook(tx: Tx, settling: Settling): Promise<Webhook> {
  const { delivery, webhook, attempt, now, timeDivisor } = settling;
  const { id } = webhook;
  if (attempt.outcome.error === null) {
    if (webhook.failingSince) await tx.webhook.updateMany({ where: { id }, data: { failingSince: null } });
    return { ...webhook, failingSince: null };
  }
  if (delivery.kind !== "event") return webhook;
  if (!webhook.failingSince) {
    const failingSince = new Date(attempt.startedAt);
    await tx.webhook.updateMany({ where: { id, failingSince: null }, data: { failingSince } });
    return { ...webhook, failingSince };
  }
  const dead = mustDisable({ failingSince: webhook.failingSince.getTime(), now: now.getTime(), timeDivisor });
  return dead && webhook.enabled ? disable(tx, settling, webhook.failingSince) : webhook;
}

async function disable(tx: Tx, { webhook, delivery, attempt, now, sealer }: Settling, failingSince: Date): Promise<Webhook> {
  const disabled = { enabled: false, disabledAt: now, disabledReason: "failing" };
  // What has got through on another line, or an owner's hand, has the last word.
  const { count } = await tx.webhook.updateMany({ where: { id: webhook.id, enabled: true, failingSince }, data: disabled });
  if (count === 0) return webhook;
  await auditStore({ tx, teamId: webhook.teamId, sealer }).append({
    actor: SYSTEM_ACTOR,
    action: "webhooks.disable",
    target: `webhook/${webhook.id}`,
    outcome: "done",
    detail: { failingSince: failingSince.toISOString(), lastError: attempt.outcome.error, lastStatus: attempt.outcome.status },
    requestId: delivery.id,
    address: "",
  });
  return { ...webhook, ...disabled };
}
