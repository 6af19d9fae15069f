import { setTimeout as delay } from "node:timers/promises";
import { expect, it } from "vitest";
import { eventually, expectOrdered, verified, webhookBed } from "./testing/webhook-bed.ts";
import { envelopeOf, firstSequences } from "./testing/webhook-world.ts";

const DAY_MS = 24 * 3_600_000;

const bed = webhookBed();

it.each(["slow", 500, "redirect", "closes", "closes midway", "no http", "drips"] as const)(
  "%s: nothing is lost, nothing overtakes, and others get theirs meanwhile",
  async (mode) => {
    const teamId = await bed.world.team();
    const bad = await bed.world.hook(teamId, { mode });
    const good = await bed.world.hook(teamId);
    bad.receiver.location = good.receiver.url;
    const clusters = await Promise.all(Array.from({ length: 6 }, () => bed.world.cluster(teamId)));
    bed.world.startSender();
    await bed.recordInEach(teamId, clusters, 4);
    await eventually(() => good.receiver.received.length === 6 * 5);
    expectOrdered(good, clusters, 5);
    // Of each cluster the bad one has had no event but the first.
    await eventually(() => bad.receiver.received.length > 0);
    for (const cluster of clusters) expect(firstSequences(bad.receiver, cluster).every((sequence) => sequence === 1)).toBe(true);
    await eventually(async () => (await bed.webhookOf(bad)).failingSince !== null);
    expect((await bed.webhookOf(good)).failingSince).toBeNull();

    bad.receiver.mode = 200;
    await eventually(() => {
      bed.world.leap(60_000);
      return clusters.every((cluster) => firstSequences(bad.receiver, cluster).length === 5);
    });
    expectOrdered(bad, clusters, 5);
    expect(verified(bad)).toBeGreaterThan(6 * 5);
    await eventually(async () => (await bed.webhookOf(bad)).failingSince === null);
  },
);

it("an endless answer is a delivery like any other", async () => {
  const teamId = await bed.world.team();
  const hook = await bed.world.hook(teamId, { mode: "huge" });
  const cluster = await bed.world.cluster(teamId);
  bed.world.startSender();
  await bed.world.record(teamId, cluster, 2);
  await eventually(async () => (await bed.deliveriesOf(hook)).filter(({ state }) => state === "delivered").length === 3);
  const [delivery] = await bed.deliveriesOf(hook);
  const [attempt] = (await bed.detailOf(hook, delivery?.id ?? ""))?.latestAttempts ?? [];
  expect(attempt).toMatchObject({ error: null, status: 200, truncated: true });
  expect(attempt?.responseBody).toHaveLength(65_536);
});

it("down for two hours: every event comes within five minutes of its return, in order", async () => {
  const teamId = await bed.world.team();
  const hook = await bed.world.hook(teamId, { mode: "closes" });
  const clusters = [await bed.world.cluster(teamId), await bed.world.cluster(teamId)];
  bed.world.startSender();
  await bed.recordInEach(teamId, clusters, 3);
  for (let minutes = 0; minutes < 120; minutes += 10) {
    const seen = hook.receiver.received.length;
    bed.world.leap(600_000);
    await eventually(() => hook.receiver.received.length > seen);
    if (minutes % 30 === 0) await bed.recordInEach(teamId, clusters, 2);
  }
  // All that was tried while it was down is written down.
  const waits = ({ state, nextAttemptAt }: { state: string; nextAttemptAt: string | null }) =>
    state !== "pending" || Date.parse(nextAttemptAt ?? "") > bed.world.clock.now();
  await eventually(async () => (await bed.deliveriesOf(hook)).every(waits));
  hook.receiver.mode = 200;
  bed.world.leap(300_000);
  await eventually(() => clusters.every((cluster) => firstSequences(hook.receiver, cluster).length === 12));
  expectOrdered(hook, clusters, 12);
  const blocked = (await bed.deliveriesOf(hook)).filter(({ sequence }) => sequence === 1);
  expect(blocked.map(({ attempts }) => attempts).reduce((sum, attempts) => sum + attempts, 0)).toBeGreaterThan(12);
  expect(blocked).toMatchObject(Array.from({ length: 2 }, () => ({ state: "delivered", lastStatus: 200, lastError: null })));
  const { latestAttempts } = (await bed.detailOf(hook, blocked[0]?.id ?? "")) ?? {};
  expect(latestAttempts?.slice(0, 5).map(({ error }) => error)).toEqual([null, "closed", "closed", "closed", "closed"]);
});

it("dead: given up after three days, disabled after five with an audit row and a reason, and taken up again when enabled", async () => {
  const teamId = await bed.world.team();
  const hook = await bed.world.hook(teamId, { mode: 503 });
  const cluster = await bed.world.cluster(teamId);
  await bed.world.record(teamId, cluster, 2);
  bed.world.startSender();
  await eventually(async () => (await bed.deliveriesOf(hook))[0]?.attempts === 1);
  bed.world.leap(3 * DAY_MS);
  await eventually(async () => (await bed.deliveriesOf(hook)).length === 2);
  expect((await bed.deliveriesOf(hook))[0]).toMatchObject({ state: "given_up", sequence: 1, lastStatus: 503, lastError: "status" });
  expect((await bed.webhookOf(hook)).enabled).toBe(true);
  await eventually(async () => (await bed.deliveriesOf(hook))[1]?.attempts === 1);
  bed.world.leap(2 * DAY_MS);
  await eventually(async () => !(await bed.webhookOf(hook)).enabled);
  expect(await bed.webhookOf(hook)).toMatchObject({ disabledReason: "failing", disabledAt: expect.any(String) });
  const audit = await bed.inTeam(hook).transaction((tx) => tx.audit.page({ after: 0, limit: 1_000 }));
  expect(audit.filter(({ action }) => action === "webhooks.disable")).toMatchObject([
    { actor: "slipway", target: `webhook/${hook.webhookId}`, detail: { lastStatus: 503 } },
  ]);

  const attempts = hook.receiver.received.length;
  bed.world.leap(DAY_MS);
  await bed.world.record(teamId, cluster, 1);
  await delay(500);
  expect(hook.receiver.received).toHaveLength(attempts);

  hook.receiver.mode = 200;
  await bed.inTeam(hook).transaction((tx) => tx.webhooks.update(hook.webhookId, { enabled: true }));
  await eventually(() => hook.receiver.received.length === attempts + 3);
  const afterwards = hook.receiver.received.slice(attempts).map((message) => envelopeOf(message).sequence);
  expect(afterwards).toEqual([2, 3, 4]);
  expect(await bed.webhookOf(hook)).toMatchObject({ enabled: true, disabledAt: null, disabledReason: null, failingSince: null });
});

it("a webhook with one dead cluster's event among living ones is not disabled", async () => {
  const teamId = await bed.world.team();
  const hook = await bed.world.hook(teamId, { mode: 500 });
  const [stuck, lively] = [await bed.world.cluster(teamId), await bed.world.cluster(teamId)];
  bed.world.startSender();
  await eventually(async () => (await bed.deliveriesOf(hook)).filter(({ attempts }) => attempts > 0).length === 2);
  hook.receiver.mode = 200;
  await bed.inTeam(hook).transaction((tx) => tx.webhooks.update(hook.webhookId, { url: hook.receiver.url }));
  await eventually(async () => (await bed.webhookOf(hook)).failingSince === null);
  bed.world.leap(6 * DAY_MS);
  hook.receiver.mode = 500;
  await bed.world.record(teamId, stuck, 1);
  await bed.world.record(teamId, lively, 1);
  await eventually(async () => (await bed.webhookOf(hook)).failingSince !== null);
  expect((await bed.webhookOf(hook)).enabled).toBe(true);
});

it("nothing is sent without a secret, and nothing with an empty one", async () => {
  const teamId = await bed.world.team();
  const hook = await bed.world.hook(teamId);
  const cluster = await bed.world.cluster(teamId);
  const names = await bed.inTeam(hook).transaction((tx) => tx.secrets.list("webhook"));
  for (const { name } of names) await bed.world.secrets.delete({ teamId, scope: "webhook", name });
  await bed.world.record(teamId, cluster, 1);
  bed.world.startSender();
  await eventually(async () => (await bed.deliveriesOf(hook))[0]?.lastError === "secret");
  expect(hook.receiver.connections).toBe(0);
});
