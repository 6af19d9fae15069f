import { setTimeout as delay } from "node:timers/promises";
import type { Metrics } from "@slipway/adapters/telemetry";
import type { ClaimedLine, WebhookQueue } from "@slipway/core/ports";
import type { AttemptOutcome } from "@slipway/core/webhooks";
import { errorFields, type Log } from "../log.ts";
import { sweeping } from "../sweep/sweeping.ts";
import { coalesced } from "../watch/coalesced.ts";
import { deliverySender, type SendDeps } from "./send-delivery.ts";

/** Deliveries of this process under way at once: sockets and little else. */
const SLOTS = 256;
/** Of those, for webhooks to which nothing gets through: they take time, and must never take all of it. */
const FAILING_SLOTS = SLOTS / 2;
/** So many deliveries of a line go out on one claim, before others get their turn. */
const RUN = 20;
const POLL_MS = 500;
const REST_MS = 50;
const TIDY_MS = 30_000;
const TIDY_ROUNDS = 20;
/** Deliveries under way when the process is told to end may still finish within this; the others are sent again. */
const GRACE_MS = 2_000;

export interface DeliverDeps extends SendDeps {
  queue: WebhookQueue;
  /** 0 to 1. */
  random(): number;
  /** Divides every wait. */
  timeDivisor: number;
  log: Log;
  metrics: Pick<Metrics, "webhookDelivery">;
}

/** Sends what is due until stopped. Any number of processes may do so: each line is in the hands of one. */
export function deliverWebhooks(deps: DeliverDeps): { stop(): Promise<void> } {
  const { queue, clock, random, log, timeDivisor } = deps;
  /** Lines that this process sends. One that was given back may be claimed again before its entry is gone. */
  const inHand = new Map<ClaimedLine, Promise<void>>();
  const abort = new AbortController();
  let stopping = false;

  const pace = coalesced(
    () => claim().catch((error: unknown) => log.warn("webhooks not claimed", errorFields(error))),
    REST_MS / timeDivisor,
  );
  const poll = setInterval(() => pace.poke(), POLL_MS / timeDivisor);
  const tidy = sweeping({ name: "webhook deliveries", turnMs: TIDY_MS / timeDivisor, log, rest: "after" }, async () => {
    for (let round = 0; round < TIDY_ROUNDS && !stopping && (await queue.tidy()) > 0; round += 1);
  });

  async function claim(): Promise<void> {
    const failing = [...inHand.keys()].filter((line) => line.failing).length;
    const slots = SLOTS - inHand.size;
    if (slots <= 0 || stopping) return;
    const lines = await queue.claim({ slots, failingSlots: Math.max(0, FAILING_SLOTS - failing) });
    for (const line of lines) {
      const done = work(line).finally(() => {
        inHand.delete(line);
        pace.poke();
      });
      inHand.set(line, done);
    }
  }

  /** A claim that is not given back for want of a database ends by itself, and somebody else sends again. */
  async function work(line: ClaimedLine): Promise<void> {
    try {
      await run(line);
    } catch (error) {
      if (!stopping) log.warn("webhook not sent", { webhookId: line.webhookId, ...errorFields(error) });
      await queue.release(line).catch(() => undefined);
    }
  }

  async function run(line: ClaimedLine): Promise<void> {
    const send = deliverySender(deps);
    let due = await queue.next(line);
    for (let sent = 1; due; sent += 1) {
      const startedAt = clock.now();
      const outcome = await send(due, abort.signal);
      deps.metrics.webhookDelivery({ outcome: kindOf(outcome), seconds: outcome.durationMs / 1_000 });
      const goOn = sent < RUN && !stopping;
      due = (await queue.settle(line, due.deliveryId, { startedAt, outcome, random: random(), goOn })).next;
    }
  }

  return {
    async stop() {
      stopping = true;
      clearInterval(poll);
      await Promise.all([pace.stop(), tidy.stop()]);
      const ended = Promise.all(inHand.values());
      const late = new AbortController();
      await Promise.race([ended, delay(GRACE_MS / timeDivisor, undefined, { signal: late.signal }).catch(() => undefined)]);
      late.abort();
      abort.abort();
      await ended;
    },
  };
}

/** Refused: nothing was sent. */
function kindOf({ error }: AttemptOutcome): "delivered" | "failed" | "refused" {
  if (error === null) return "delivered";
  return error === "address" || error === "target" || error === "secret" ? "refused" : "failed";
}
