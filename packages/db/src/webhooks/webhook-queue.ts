import type { ClaimedLine, Clock, RecordedAttempt, Settled, WebhookQueue } from "@slipway/core/ports";
import { DELIVERIES_KEPT_MS } from "@slipway/core/webhooks";
import type { AuditSealer } from "../audit-sealer.ts";
import type { Tx } from "../connections.ts";
import { connectionsOf, type Database } from "../database.ts";
import type { Webhook } from "../generated/prisma/client.ts";
import { claimLines } from "./claim-lines.ts";
import { giveBack, type Line, ownLine, takeTurn } from "./next-delivery.ts";
import { settleAttempt } from "./settle-attempt.ts";
import { removeOld, skipUnwanted } from "./tidy-deliveries.ts";

/** Longer than an attempt and its two transactions; what a killed sender had is somebody else's after it. */
const LEASE_MS = 60_000;

export interface WebhookQueueOptions {
  /** Retries are timed by it; leases by the database's clock. */
  clock: Clock;
  timeDivisor: number;
}

interface Pace {
  sealer: AuditSealer;
  now: Date;
  leaseMs: number;
  timeDivisor: number;
}

const LOST: Settled = { fate: "lost", next: null };

/** What is to be sent to webhooks; see the port for each method's contract. */
export function webhookQueue(database: Database, { clock, timeDivisor }: WebhookQueueOptions): WebhookQueue {
  const { inTeam, sealer, system } = connectionsOf(database);
  const pace = (): Pace => ({ sealer, now: new Date(clock.now()), leaseMs: LEASE_MS / timeDivisor, timeDivisor });

  return {
    claim: (wanted) => system((tx) => claimLines(tx, { ...wanted, ...pace() })),
    next: (claimed) => inTeam(claimed.teamId, (tx) => next(tx, claimed, pace())),
    settle: (claimed, deliveryId, attempt) => inTeam(claimed.teamId, (tx) => settle(tx, claimed, { deliveryId, attempt, ...pace() })),
    release: ({ teamId, lineId, token }) =>
      inTeam(teamId, async (tx) => {
        await tx.webhookLine.updateMany({ where: { id: lineId, leaseToken: token }, data: { leaseToken: null, leasedUntil: null } });
      }),
    tidy: () =>
      system(async (tx) => {
        await skipUnwanted(tx);
        return removeOld(tx, new Date(clock.now() - DELIVERIES_KEPT_MS));
      }),
  };
}

const webhookOf = (tx: Tx, { webhookId }: Line): Promise<Webhook | null> =>
  tx.webhook.findUnique({ where: { id: webhookId, deletedAt: null } });

async function next(tx: Tx, claimed: ClaimedLine, pace: Pace) {
  const line = await ownLine(tx, claimed);
  const webhook = line && (await webhookOf(tx, line));
  return line && webhook ? takeTurn(tx, { line, webhook, ...pace }) : null;
}

interface Settlement extends Pace {
  deliveryId: string;
  attempt: RecordedAttempt;
}

async function settle(tx: Tx, claimed: ClaimedLine, { deliveryId, attempt, ...pace }: Settlement): Promise<Settled> {
  const line = await ownLine(tx, claimed);
  const webhook = line && (await webhookOf(tx, line));
  const delivery = webhook && (await tx.webhookDelivery.findUnique({ where: { id: deliveryId }, omit: { body: true } }));
  if (!line || !delivery) return LOST;
  const { fate, retryAt, webhook: after } = await settleAttempt(tx, { delivery, webhook, attempt, ...pace });
  const moved = {
    ...line,
    sequence: fate === "retried" || delivery.kind !== "event" ? line.sequence : (delivery.sequence ?? line.sequence),
  };
  if (fate !== "retried" && attempt.goOn) return { fate, next: await takeTurn(tx, { line: moved, webhook: after, ...pace }) };
  await giveBack(tx, line.id, { sequence: moved.sequence, retryAt });
  return { fate, next: null };
}
