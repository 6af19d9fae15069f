import { setTimeout as delay } from "node:timers/promises";
import { eventTypes } from "@slipway/core/events";
import { freshTestDatabase, type TestDatabase } from "@slipway/db/testing";
import { Webhook } from "standardwebhooks";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { envelopeOf, firstSequences, type TestHook, upTo, type WebhookWorld, webhookWorld } from "./testing/webhook-world.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

let db: TestDatabase;
let world: WebhookWorld;
beforeEach(async () => {
  db = await freshTestDatabase({ max: 8 });
  world = webhookWorld(db.database);
});
afterEach(async () => {
  await world.close();
  await db.close();
});

async function eventually(condition: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 60_000;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error(`Not within a minute: ${condition.toString()}`);
    await delay(25);
  }
}

const inTeam = ({ teamId }: { teamId: string }) => db.database.forTeam(teamId);
const webhookOf = async (hook: TestHook) => {
  const webhook = await inTeam(hook).transaction((tx) => tx.webhooks.find(hook.webhookId));
  if (!webhook) throw new Error("the webhook is gone");
  return webhook;
};
/** Oldest first. */
const deliveriesOf = async (hook: TestHook) =>
  (await inTeam(hook).transaction((tx) => tx.deliveries.list(hook.webhookId, { limit: 200 }))).items.reverse();
const detailOf = (hook: TestHook, deliveryId: string) =>
  inTeam(hook).transaction((tx) => tx.deliveries.find(hook.webhookId, deliveryId, 20));

const recordInEach = (teamId: string, clusters: string[], count: number) =>
  Promise.all(clusters.map((cluster) => world.record(teamId, cluster, count)));

const expectOrdered = ({ receiver }: TestHook, clusters: string[], last: number) => {
  for (const cluster of clusters) expect(firstSequences(receiver, cluster)).toEqual(upTo(last));
};

/** By the library of the standard, at the time that the message says it was sent. */
function verified({ secret, receiver }: TestHook): number {
  for (const { body, headers } of receiver.received) {
    vi.setSystemTime(Number(headers["webhook-timestamp"]) * 1_000);
    expect(new Webhook(secret).verify(body, headers)).toEqual(JSON.parse(body));
    expect(headers["webhook-id"]).toBe(envelopeOf({ body, headers, path: "" }).id);
  }
  vi.useRealTimers();
  return receiver.received.length;
}

describe("events", () => {
  it("all come, once, in order per cluster, signed, from two senders at once", async () => {
    const teamId = await world.team();
    const hook = await world.hook(teamId);
    const clusters = [await world.cluster(teamId), await world.cluster(teamId), await world.cluster(teamId)];
    world.startSender();
    world.startSender();
    // In bursts while they are sent.
    for (let round = 0; round < 4; round += 1) await recordInEach(teamId, clusters, 10);
    await eventually(() => hook.receiver.received.length >= 3 * 41);
    expectOrdered(hook, clusters, 41);
    expect(verified(hook)).toBe(3 * 41);
    const history = await inTeam(hook).transaction((tx) => tx.events.list({ clusterId: clusters[0] ?? "", after: 0, limit: 100 }));
    const received = hook.receiver.received.map(envelopeOf).filter(({ cluster }) => cluster === clusters[0]);
    expect(received.map(({ id, sequence, type, created, data }) => ({ id, sequence, type, time: created, data }))).toEqual(
      history.map(({ id, sequence, type, time, data }) => ({ id, sequence, type, time, data })),
    );
    // An answer is there before it is written down.
    await eventually(async () => (await deliveriesOf(hook)).every(({ state }) => state === "delivered"));
    expect((await deliveriesOf(hook)).filter(({ attempts }) => attempts !== 1)).toEqual([]);
  });

  it("come from the moment of the webhook's making on, and only those that are asked for", async () => {
    const teamId = await world.team();
    const [first, second] = [await world.cluster(teamId), await world.cluster(teamId)];
    await world.record(teamId, first, 5);
    const all = await world.hook(teamId);
    const someKinds = await world.hook(teamId, { types: ["step.failed", "task.restarted"] });
    const oneCluster = await world.hook(teamId, { clusterIds: [second] });
    await world.record(teamId, first, eventTypes.length);
    await world.record(teamId, second, eventTypes.length);
    world.startSender();
    const last = 1 + 5 + eventTypes.length;
    await eventually(() => all.receiver.received.length === 2 * eventTypes.length);
    await eventually(() => someKinds.receiver.received.length === 4 && oneCluster.receiver.received.length === eventTypes.length);
    expect(firstSequences(all.receiver, first)).toEqual(upTo(last, 7));
    expect(someKinds.receiver.received.map((message) => envelopeOf(message).type).sort()).toEqual(
      ["step.failed", "step.failed", "task.restarted", "task.restarted"].sort(),
    );
    expect(firstSequences(oneCluster.receiver, first)).toEqual([]);
    expect(firstSequences(oneCluster.receiver, second)).toEqual(upTo(1 + eventTypes.length, 2));
  });

  it("never leave their team", async () => {
    const [ours, theirs] = [await world.team(), await world.team()];
    const hook = await world.hook(ours);
    const [own, foreign] = [await world.cluster(ours), await world.cluster(theirs)];
    await world.record(theirs, foreign, 3);
    await world.record(ours, own, 3);
    world.startSender();
    await eventually(() => hook.receiver.received.length >= 4);
    await delay(300);
    expect(hook.receiver.received.map((message) => envelopeOf(message).team)).toEqual([ours, ours, ours, ours]);
  });

  it("end with a deleted cluster's last one", async () => {
    const teamId = await world.team();
    const hook = await world.hook(teamId);
    const cluster = await world.cluster(teamId);
    await inTeam(hook).transaction((tx) => tx.clusters.remove(cluster, "user/test"));
    world.startSender();
    await eventually(() => hook.receiver.received.length === 2);
    expect(hook.receiver.received.map((message) => envelopeOf(message).type)).toEqual(["cluster.created", "cluster.deleted"]);
  });
});

describe("receivers that do not take them", () => {
  it.each(["slow", 500, "redirect", "closes", "closes midway", "no http", "drips"] as const)(
    "%s: nothing is lost, nothing overtakes, and others get theirs meanwhile",
    async (mode) => {
      const teamId = await world.team();
      const bad = await world.hook(teamId, { mode });
      const good = await world.hook(teamId);
      bad.receiver.location = good.receiver.url;
      const clusters = await Promise.all(Array.from({ length: 6 }, () => world.cluster(teamId)));
      world.startSender();
      await recordInEach(teamId, clusters, 4);
      await eventually(() => good.receiver.received.length === 6 * 5);
      expectOrdered(good, clusters, 5);
      // Of each cluster the bad one has had no event but the first.
      await eventually(() => bad.receiver.received.length > 0);
      for (const cluster of clusters) expect(firstSequences(bad.receiver, cluster).every((sequence) => sequence === 1)).toBe(true);
      await eventually(async () => (await webhookOf(bad)).failingSince !== null);
      expect((await webhookOf(good)).failingSince).toBeNull();

      bad.receiver.mode = 200;
      await eventually(() => {
        world.leap(60_000);
        return clusters.every((cluster) => firstSequences(bad.receiver, cluster).length === 5);
      });
      expectOrdered(bad, clusters, 5);
      expect(verified(bad)).toBeGreaterThan(6 * 5);
      await eventually(async () => (await webhookOf(bad)).failingSince === null);
    },
  );

  it("an endless answer is a delivery like any other", async () => {
    const teamId = await world.team();
    const hook = await world.hook(teamId, { mode: "huge" });
    const cluster = await world.cluster(teamId);
    world.startSender();
    await world.record(teamId, cluster, 2);
    await eventually(async () => (await deliveriesOf(hook)).filter(({ state }) => state === "delivered").length === 3);
    const [delivery] = await deliveriesOf(hook);
    const [attempt] = (await detailOf(hook, delivery?.id ?? ""))?.latestAttempts ?? [];
    expect(attempt).toMatchObject({ error: null, status: 200, truncated: true });
    expect(attempt?.responseBody).toHaveLength(65_536);
  });

  it("down for two hours: every event comes within five minutes of its return, in order", async () => {
    const teamId = await world.team();
    const hook = await world.hook(teamId, { mode: "closes" });
    const clusters = [await world.cluster(teamId), await world.cluster(teamId)];
    world.startSender();
    await recordInEach(teamId, clusters, 9);
    for (let minutes = 0; minutes < 120; minutes += 5) {
      const seen = hook.receiver.received.length;
      world.leap(300_000);
      await eventually(() => hook.receiver.received.length > seen);
      if (minutes % 30 === 0) await recordInEach(teamId, clusters, 5);
    }
    hook.receiver.mode = 200;
    world.leap(300_000);
    await eventually(() => clusters.every((cluster) => firstSequences(hook.receiver, cluster).length === 30));
    expectOrdered(hook, clusters, 30);
    const blocked = (await deliveriesOf(hook)).filter(({ sequence }) => sequence === 1);
    expect(blocked.map(({ attempts }) => attempts).reduce((sum, attempts) => sum + attempts, 0)).toBeGreaterThan(24);
    expect(blocked).toMatchObject(Array.from({ length: 2 }, () => ({ state: "delivered", lastStatus: 200, lastError: null })));
    const { latestAttempts } = (await detailOf(hook, blocked[0]?.id ?? "")) ?? {};
    expect(latestAttempts?.slice(0, 5).map(({ error }) => error)).toEqual([null, "closed", "closed", "closed", "closed"]);
  });

  it("dead: given up after three days, disabled after five with an audit row and a reason, and taken up again when enabled", async () => {
    const teamId = await world.team();
    const hook = await world.hook(teamId, { mode: 503 });
    const cluster = await world.cluster(teamId);
    await world.record(teamId, cluster, 2);
    world.startSender();
    await eventually(async () => (await deliveriesOf(hook))[0]?.attempts === 1);
    world.leap(3 * DAY_MS);
    await eventually(async () => (await deliveriesOf(hook)).length === 2);
    expect((await deliveriesOf(hook))[0]).toMatchObject({ state: "given_up", sequence: 1, lastStatus: 503, lastError: "status" });
    expect((await webhookOf(hook)).enabled).toBe(true);
    await eventually(async () => (await deliveriesOf(hook))[1]?.attempts === 1);
    world.leap(2 * DAY_MS);
    await eventually(async () => !(await webhookOf(hook)).enabled);
    expect(await webhookOf(hook)).toMatchObject({ disabledReason: "failing", disabledAt: expect.any(String) });
    const audit = await inTeam(hook).transaction((tx) => tx.audit.page({ after: 0, limit: 1_000 }));
    expect(audit.filter(({ action }) => action === "webhooks.disable")).toMatchObject([
      { actor: "slipway", target: `webhook/${hook.webhookId}`, detail: { lastStatus: 503 } },
    ]);

    const attempts = hook.receiver.received.length;
    world.leap(DAY_MS);
    await world.record(teamId, cluster, 1);
    await delay(500);
    expect(hook.receiver.received).toHaveLength(attempts);

    hook.receiver.mode = 200;
    await inTeam(hook).transaction((tx) => tx.webhooks.update(hook.webhookId, { enabled: true }));
    await eventually(() => hook.receiver.received.length === attempts + 3);
    const afterwards = hook.receiver.received.slice(attempts).map((message) => envelopeOf(message).sequence);
    expect(afterwards).toEqual([2, 3, 4]);
    expect(await webhookOf(hook)).toMatchObject({ enabled: true, disabledAt: null, disabledReason: null, failingSince: null });
  });

  it("a webhook with one dead cluster's event among living ones is not disabled", async () => {
    const teamId = await world.team();
    const hook = await world.hook(teamId, { mode: 500 });
    const [stuck, lively] = [await world.cluster(teamId), await world.cluster(teamId)];
    world.startSender();
    await eventually(async () => (await deliveriesOf(hook)).filter(({ attempts }) => attempts > 0).length === 2);
    hook.receiver.mode = 200;
    await inTeam(hook).transaction((tx) => tx.webhooks.update(hook.webhookId, { url: hook.receiver.url }));
    await eventually(async () => (await webhookOf(hook)).failingSince === null);
    world.leap(6 * DAY_MS);
    hook.receiver.mode = 500;
    await world.record(teamId, stuck, 1);
    await world.record(teamId, lively, 1);
    await eventually(async () => (await webhookOf(hook)).failingSince !== null);
    expect((await webhookOf(hook)).enabled).toBe(true);
  });

  it("nothing is sent without a secret, and nothing with an empty one", async () => {
    const teamId = await world.team();
    const hook = await world.hook(teamId);
    const cluster = await world.cluster(teamId);
    const names = await inTeam(hook).transaction((tx) => tx.secrets.list("webhook"));
    for (const { name } of names) await world.secrets.delete({ teamId, scope: "webhook", name });
    await world.record(teamId, cluster, 1);
    world.startSender();
    await eventually(async () => (await deliveriesOf(hook))[0]?.lastError === "secret");
    expect(hook.receiver.connections).toBe(0);
  });
});

describe("by hand", () => {
  it("a test is sent once, whatever the webhook's state", async () => {
    const teamId = await world.team();
    const hook = await world.hook(teamId, { types: ["step.failed"] });
    world.startSender();
    const test = () => inTeam(hook).transaction((tx) => tx.deliveries.addTest(hook.webhookId, "user/test"));
    await test();
    await eventually(() => hook.receiver.received.length === 1);
    expect(hook.receiver.received.map(envelopeOf)).toMatchObject([
      { type: "webhook.test", version: 1, team: teamId, project: null, cluster: null, sequence: null, actor: "user/test" },
    ]);
    expect(verified(hook)).toBe(1);

    hook.receiver.mode = 404;
    await inTeam(hook).transaction((tx) => tx.webhooks.update(hook.webhookId, { enabled: false }));
    const { id } = await test();
    await eventually(async () => (await detailOf(hook, id))?.state === "given_up");
    expect(await detailOf(hook, id)).toMatchObject({ kind: "test", attempts: 1, lastStatus: 404, nextAttemptAt: null });
    // A failing test says nothing of the events.
    expect((await webhookOf(hook)).failingSince).toBeNull();
  });

  it("a delivery is sent again as it was, and one that waits is tried now", async () => {
    const teamId = await world.team();
    const hook = await world.hook(teamId);
    const cluster = await world.cluster(teamId);
    world.startSender();
    await eventually(async () => (await deliveriesOf(hook))[0]?.state === "delivered");
    const redeliver = (deliveryId: string) => inTeam(hook).transaction((tx) => tx.deliveries.redeliver(hook.webhookId, deliveryId));
    const [original] = await deliveriesOf(hook);
    const again = await redeliver(original?.id ?? "");
    expect(again).toMatchObject({ kind: "redelivery", redeliveryOf: original?.id, eventId: original?.eventId, state: "pending" });
    await eventually(() => hook.receiver.received.length === 2);
    const [one, two] = hook.receiver.received;
    expect(two?.body).toBe(one?.body);
    expect(two?.headers["webhook-id"]).toBe(one?.headers["webhook-id"]);
    expect(verified(hook)).toBe(2);

    hook.receiver.mode = 500;
    await world.record(teamId, cluster, 1);
    const second = async () => (await deliveriesOf(hook)).find(({ sequence }) => sequence === 2);
    await eventually(async () => (await second())?.attempts === 1);
    // In the end its next attempt lies further off than this test lasts.
    for (let attempts = 1; attempts < 9; attempts += 1) {
      const waiting = await second();
      expect(await redeliver(waiting?.id ?? "")).toMatchObject({ id: waiting?.id, kind: "event", nextAttemptAt: null });
      await eventually(async () => ((await second())?.attempts ?? 0) > attempts);
    }
    hook.receiver.mode = 200;
    await redeliver((await second())?.id ?? "");
    await eventually(async () => (await second())?.state === "delivered");
    expect(firstSequences(hook.receiver, cluster)).toEqual([1, 2]);
  });

  it("a rotated secret signs beside the old one for a day", async () => {
    const teamId = await world.team();
    const hook = await world.hook(teamId);
    const cluster = await world.cluster(teamId);
    world.startSender();
    const next = "whsec_bmV3IHNlY3JldCBvZiB0aGlydHktdHdvIGJ5dGVzISE=";
    await world.secrets.put({ teamId, scope: "webhook", name: "next" }, next);
    const previousUntil = new Date(world.clock.now() + DAY_MS);
    await inTeam(hook).transaction((tx) => tx.webhooks.rotate(hook.webhookId, { secretName: "next", previousUntil }));
    await world.record(teamId, cluster, 1);
    await eventually(() => hook.receiver.received.length === 2);
    const during = hook.receiver.received.at(-1)?.headers["webhook-signature"]?.split(" ");
    expect(during).toHaveLength(2);
    expect(verified(hook)).toBe(2);
    world.leap(DAY_MS + HOUR_MS);
    await world.record(teamId, cluster, 1);
    await eventually(() => hook.receiver.received.length === 3);
    expect(hook.receiver.received.at(-1)?.headers["webhook-signature"]?.split(" ")).toHaveLength(1);
    expect(verified({ ...hook, secret: next, receiver: { ...hook.receiver, received: hook.receiver.received.slice(-1) } })).toBe(1);
  });
});
