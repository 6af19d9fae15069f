import { setTimeout as delay } from "node:timers/promises";
import { eventTypes } from "@slipway/core/events";
import { describe, expect, it } from "vitest";
import { eventually, expectOrdered, verified, webhookBed } from "./testing/webhook-bed.ts";
import { envelopeOf, firstSequences, upTo } from "./testing/webhook-world.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const bed = webhookBed();

describe("events", () => {
  it("all come, once, in order per cluster, signed, from two senders at once", async () => {
    const teamId = await bed.world.team();
    const hook = await bed.world.hook(teamId);
    const clusters = [await bed.world.cluster(teamId), await bed.world.cluster(teamId), await bed.world.cluster(teamId)];
    bed.world.startSender();
    bed.world.startSender();
    // In bursts while they are sent.
    for (let round = 0; round < 4; round += 1) await bed.recordInEach(teamId, clusters, 5);
    await eventually(() => hook.receiver.received.length >= 3 * 21);
    expectOrdered(hook, clusters, 21);
    expect(verified(hook)).toBe(3 * 21);
    const history = await bed.inTeam(hook).transaction((tx) => tx.events.list({ clusterId: clusters[0] ?? "", after: 0, limit: 100 }));
    const received = hook.receiver.received.map(envelopeOf).filter(({ cluster }) => cluster === clusters[0]);
    expect(received.map(({ id, sequence, type, created, data }) => ({ id, sequence, type, time: created, data }))).toEqual(
      history.map(({ id, sequence, type, time, data }) => ({ id, sequence, type, time, data })),
    );
    // An answer is there before it is written down.
    await eventually(async () => (await bed.deliveriesOf(hook)).every(({ state }) => state === "delivered"));
    expect((await bed.deliveriesOf(hook)).filter(({ attempts }) => attempts !== 1)).toEqual([]);
  });

  it("come from the moment of the webhook's making on, and only those that are asked for", async () => {
    const teamId = await bed.world.team();
    const [first, second] = [await bed.world.cluster(teamId), await bed.world.cluster(teamId)];
    await bed.world.record(teamId, first, 5);
    const all = await bed.world.hook(teamId);
    const someKinds = await bed.world.hook(teamId, { types: ["step.failed", "task.restarted"] });
    const oneCluster = await bed.world.hook(teamId, { clusterIds: [second] });
    await bed.world.record(teamId, first, eventTypes.length);
    await bed.world.record(teamId, second, eventTypes.length);
    bed.world.startSender();
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
    const [ours, theirs] = [await bed.world.team(), await bed.world.team()];
    const hook = await bed.world.hook(ours);
    const [own, foreign] = [await bed.world.cluster(ours), await bed.world.cluster(theirs)];
    await bed.world.record(theirs, foreign, 3);
    await bed.world.record(ours, own, 3);
    bed.world.startSender();
    await eventually(() => hook.receiver.received.length >= 4);
    await delay(300);
    expect(hook.receiver.received.map((message) => envelopeOf(message).team)).toEqual([ours, ours, ours, ours]);
  });

  it("end with a deleted cluster's last one", async () => {
    const teamId = await bed.world.team();
    const hook = await bed.world.hook(teamId);
    const cluster = await bed.world.cluster(teamId);
    await bed.inTeam(hook).transaction((tx) => tx.clusters.remove(cluster, "user/test"));
    bed.world.startSender();
    await eventually(() => hook.receiver.received.length === 2);
    expect(hook.receiver.received.map((message) => envelopeOf(message).type)).toEqual(["cluster.created", "cluster.deleted"]);
  });
});

describe("by hand", () => {
  it("a test is sent once, whatever the webhook's state", async () => {
    const teamId = await bed.world.team();
    const hook = await bed.world.hook(teamId, { types: ["step.failed"] });
    bed.world.startSender();
    const test = () => bed.inTeam(hook).transaction((tx) => tx.deliveries.addTest(hook.webhookId, "user/test"));
    await test();
    await eventually(() => hook.receiver.received.length === 1);
    expect(hook.receiver.received.map(envelopeOf)).toMatchObject([
      { type: "webhook.test", version: 1, team: teamId, project: null, cluster: null, sequence: null, actor: "user/test" },
    ]);
    expect(verified(hook)).toBe(1);

    hook.receiver.mode = 404;
    await bed.inTeam(hook).transaction((tx) => tx.webhooks.update(hook.webhookId, { enabled: false }));
    const { id } = await test();
    await eventually(async () => (await bed.detailOf(hook, id))?.state === "given_up");
    expect(await bed.detailOf(hook, id)).toMatchObject({ kind: "test", attempts: 1, lastStatus: 404, nextAttemptAt: null });
    // A failing test says nothing of the events.
    expect((await bed.webhookOf(hook)).failingSince).toBeNull();
  });

  it("a delivery is sent again as it was, and one that waits is tried now", async () => {
    const teamId = await bed.world.team();
    const hook = await bed.world.hook(teamId);
    const cluster = await bed.world.cluster(teamId);
    bed.world.startSender();
    await eventually(async () => (await bed.deliveriesOf(hook))[0]?.state === "delivered");
    const redeliver = (deliveryId: string) => bed.inTeam(hook).transaction((tx) => tx.deliveries.redeliver(hook.webhookId, deliveryId));
    const [original] = await bed.deliveriesOf(hook);
    const again = await redeliver(original?.id ?? "");
    expect(again).toMatchObject({ kind: "redelivery", redeliveryOf: original?.id, eventId: original?.eventId, state: "pending" });
    await eventually(() => hook.receiver.received.length === 2);
    const [one, two] = hook.receiver.received;
    expect(two?.body).toBe(one?.body);
    expect(two?.headers["webhook-id"]).toBe(one?.headers["webhook-id"]);
    expect(verified(hook)).toBe(2);

    hook.receiver.mode = 500;
    await bed.world.record(teamId, cluster, 1);
    const second = async () => (await bed.deliveriesOf(hook)).find(({ sequence }) => sequence === 2);
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
    const teamId = await bed.world.team();
    const hook = await bed.world.hook(teamId);
    const cluster = await bed.world.cluster(teamId);
    bed.world.startSender();
    const next = "whsec_bmV3IHNlY3JldCBvZiB0aGlydHktdHdvIGJ5dGVzISE=";
    await bed.world.secrets.put({ teamId, scope: "webhook", name: "next" }, next);
    const previousUntil = new Date(bed.world.clock.now() + DAY_MS);
    await bed.inTeam(hook).transaction((tx) => tx.webhooks.rotate(hook.webhookId, { secretName: "next", previousUntil }));
    await bed.world.record(teamId, cluster, 1);
    await eventually(() => hook.receiver.received.length === 2);
    const during = hook.receiver.received.at(-1)?.headers["webhook-signature"]?.split(" ");
    expect(during).toHaveLength(2);
    expect(verified(hook)).toBe(2);
    bed.world.leap(DAY_MS + HOUR_MS);
    await bed.world.record(teamId, cluster, 1);
    await eventually(() => hook.receiver.received.length === 3);
    expect(hook.receiver.received.at(-1)?.headers["webhook-signature"]?.split(" ")).toHaveLength(1);
    expect(verified({ ...hook, secret: next, receiver: { ...hook.receiver, received: hook.receiver.received.slice(-1) } })).toBe(1);
  });
});
