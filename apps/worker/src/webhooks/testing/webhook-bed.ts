import { setTimeout as delay } from "node:timers/promises";
import { freshTestDatabase, type TestDatabase } from "@slipway/db/testing";
import { Webhook } from "standardwebhooks";
import { afterEach, beforeEach, expect, vi } from "vitest";
import { envelopeOf, firstSequences, type TestHook, upTo, type WebhookWorld, webhookWorld } from "./webhook-world.ts";

/** A database and a world of its own for each test of the file, and what is asked of them. */
export function webhookBed() {
  let made: { db: TestDatabase; world: WebhookWorld };
  beforeEach(async () => {
    const db = await freshTestDatabase({ max: 8 });
    made = { db, world: webhookWorld(db.database) };
  });
  afterEach(async () => {
    await made.world.close();
    await made.db.close();
  });

  const inTeam = ({ teamId }: { teamId: string }) => made.db.database.forTeam(teamId);
  return {
    get world() {
      return made.world;
    },
    inTeam,
    async webhookOf(hook: TestHook) {
      const webhook = await inTeam(hook).transaction((tx) => tx.webhooks.find(hook.webhookId));
      if (!webhook) throw new Error("the webhook is gone");
      return webhook;
    },
    /** Oldest first. */
    deliveriesOf: async (hook: TestHook) =>
      (await inTeam(hook).transaction((tx) => tx.deliveries.list(hook.webhookId, { limit: 200 }))).items.reverse(),
    detailOf: (hook: TestHook, deliveryId: string) => inTeam(hook).transaction((tx) => tx.deliveries.find(hook.webhookId, deliveryId, 20)),
    recordInEach: (teamId: string, clusters: string[], count: number) =>
      Promise.all(clusters.map((cluster) => made.world.record(teamId, cluster, count))),
  };
}

export async function eventually(condition: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 90_000;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error(`Not within 90 s: ${condition.toString()}`);
    await delay(25);
  }
}

/** Each cluster's events 1 to `last`, by the order of their first coming. */
export function expectOrdered({ receiver }: TestHook, clusters: string[], last: number): void {
  for (const cluster of clusters) expect(firstSequences(receiver, cluster)).toEqual(upTo(last));
}

/** By the library of the standard, at the time that each message says it was sent; returns how many there are. */
export function verified({ secret, receiver }: TestHook): number {
  try {
    for (const { body, headers } of receiver.received) {
      vi.setSystemTime(Number(headers["webhook-timestamp"]) * 1_000);
      expect(new Webhook(secret).verify(body, headers)).toEqual(JSON.parse(body));
      expect(headers["webhook-id"]).toBe(envelopeOf({ body, headers, path: "" }).id);
    }
  } finally {
    vi.useRealTimers();
  }
  return receiver.received.length;
}
