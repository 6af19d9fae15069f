import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import type { ClaimedLine, RecordedAttempt } from "@slipway/core/ports";
import type { AttemptError } from "@slipway/core/webhooks";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, it, test } from "vitest";
import type { WebhookSettings } from "../stores/webhooks.ts";
import { createTestCluster, createTestTeam, freshTestDatabase, type TestDatabase } from "../testing/index.ts";
import { webhookQueue } from "./webhook-queue.ts";

const DAY_MS = 86_400_000;
const everything = { slots: 1_000, failingSlots: 1_000 };

let db: TestDatabase;
let now: number;
beforeEach(async () => {
  now = Date.now();
  db = await freshTestDatabase({ max: 4 });
});
afterEach(() => db.close());

const queueOf = (timeDivisor = 1) => webhookQueue(db.database, { clock: { now: () => now }, timeDivisor });
const inTeam = (teamId: string) => db.database.forTeam(teamId);
const team = async () => (await createTestTeam(db.database)).teamId;
const cluster = async (teamId: string) => (await createTestCluster(db.database, teamId, `c-${randomUUID().slice(0, 8)}`)).id;

async function hook(teamId: string, settings: Partial<WebhookSettings> = {}): Promise<string> {
  const webhook = { url: "https://example.com/", description: "", types: [], clusterIds: [], projectIds: [], ...settings };
  const row = { ...webhook, secretName: "secret", createdBy: "user/test" };
  return (await inTeam(teamId).transaction((tx) => tx.webhooks.create(row))).id;
}

const record = (teamId: string, clusterId: string, count = 1) =>
  inTeam(teamId).transaction((tx) =>
    tx.events.record(
      clusterId,
      Array.from({ length: count }, () => ({ type: "task.placed" as const, data: {} })),
    ),
  );

function attempt(error: AttemptError | null, goOn = false): RecordedAttempt {
  const status = error === null ? 200 : 500;
  const outcome = { error, durationMs: 1, requestHeaders: {}, status, responseHeaders: {}, responseBody: "\0x", truncated: false };
  return { startedAt: now, outcome, random: 1, goOn };
}

const countBy = <T>(items: T[], key: (item: T) => string): Record<string, number> =>
  Object.fromEntries(Object.entries(Object.groupBy(items, key)).map(([name, group]) => [name, group?.length ?? 0]));

async function madeToFail(teamId: string, webhookId: string): Promise<void> {
  const queue = queueOf();
  const claimed = await queue.claim(everything);
  const line = claimed.find((one) => one.webhookId === webhookId);
  if (!line) throw new Error("nothing to send");
  for (const other of claimed) if (other !== line) await queue.release(other);
  const due = await queue.next(line);
  await queue.settle(line, due?.deliveryId ?? "", attempt("status"));
  expect((await inTeam(teamId).transaction((tx) => tx.webhooks.find(webhookId)))?.failingSince).not.toBeNull();
}

describe("claims", () => {
  it("give a webhook four lines at once, one when it fails, and never a line twice", async () => {
    const teamId = await team();
    const webhookId = await hook(teamId);
    for (let at = 0; at < 9; at += 1) await cluster(teamId);
    const queue = queueOf();
    const first = await queue.claim(everything);
    expect(first).toHaveLength(4);
    expect(await queue.claim(everything)).toEqual([]);
    await queue.release(first[0] as ClaimedLine);
    const second = await queue.claim(everything);
    expect(second).toHaveLength(1);
    for (const line of [...first.slice(1), ...second]) await queue.release(line);
    await madeToFail(teamId, webhookId);
    expect(await queue.claim(everything)).toHaveLength(1);
  });

  it("give every webhook and every team its turn before anybody's second", async () => {
    const [busy, quiet] = [await team(), await team()];
    for (let at = 0; at < 12; at += 1) await hook(busy);
    const quietHook = await hook(quiet);
    for (let at = 0; at < 6; at += 1) await cluster(busy);
    await cluster(quiet);
    const lines = await queueOf().claim({ slots: 4, failingSlots: 4 });
    expect(lines).toHaveLength(4);
    expect(lines.map(({ webhookId }) => webhookId)).toContain(quietHook);
    expect(Math.max(...Object.values(countBy(lines, ({ webhookId }) => webhookId)))).toBe(1);
    const more = [...lines, ...(await queueOf().claim(everything))];
    expect(countBy(more, ({ teamId }) => teamId)).toEqual({ [busy]: 32, [quiet]: 1 });
  });

  it("give webhooks that fail no more than their slots, and others theirs first", async () => {
    const teamId = await team();
    const clusterId = await cluster(teamId);
    const bad = [await hook(teamId), await hook(teamId), await hook(teamId)];
    await record(teamId, clusterId);
    for (const webhookId of bad) await madeToFail(teamId, webhookId);
    const good = await hook(teamId);
    await record(teamId, clusterId);
    now += DAY_MS;
    const lines = await queueOf().claim({ slots: 2, failingSlots: 1 });
    expect(lines.map(({ webhookId, failing }) => [webhookId === good, failing])).toEqual(
      expect.arrayContaining([
        [true, false],
        [false, true],
      ]),
    );
    expect(await queueOf().claim({ slots: 10, failingSlots: 0 })).toEqual([]);
    expect(await queueOf().claim({ slots: 10, failingSlots: 10 })).toHaveLength(2);
  });

  it("end with their time: another sender has the same delivery, and what the first one says no longer counts", async () => {
    const teamId = await team();
    const webhookId = await hook(teamId);
    await cluster(teamId);
    const queue = queueOf(600);
    const [killed] = (await queue.claim(everything)) as [ClaimedLine];
    const lost = await queue.next(killed);
    await delay(250);
    const [heir] = (await queue.claim(everything)) as [ClaimedLine];
    const due = await queue.next(heir);
    expect(due).toEqual(lost);
    expect(await queue.settle(killed, lost?.deliveryId ?? "", attempt(null))).toEqual({ fate: "lost", next: null });
    expect(await queue.next(killed)).toBeNull();
    expect(await queue.settle(heir, due?.deliveryId ?? "", attempt(null))).toEqual({ fate: "delivered", next: null });
    const { items } = await inTeam(teamId).transaction((tx) => tx.deliveries.list(webhookId, { limit: 10 }));
    expect(items).toMatchObject([{ attempts: 1, state: "delivered" }]);
  });

  it("of many senders at once add up to the limits", async () => {
    const teamId = await team();
    for (let at = 0; at < 3; at += 1) await hook(teamId);
    for (let at = 0; at < 8; at += 1) await cluster(teamId);
    const claimed = (await Promise.all(Array.from({ length: 6 }, () => queueOf().claim(everything)))).flat();
    expect(new Set(claimed.map(({ lineId }) => lineId)).size).toBe(claimed.length);
    expect(Object.values(countBy(claimed, ({ webhookId }) => webhookId))).toEqual([4, 4, 4]);
  });
});

async function sql(text: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: db.adminUrl });
  await client.connect();
  try {
    return await client.query(text);
  } finally {
    await client.end();
  }
}

/** Sends all that is due, and says of which clusters. */
async function sentTo(error: AttemptError | null = null): Promise<(number | string | null)[]> {
  const queue = queueOf();
  const sent: (number | string | null)[] = [];
  for (let lines = await queue.claim(everything); lines.length > 0; lines = await queue.claim(everything)) {
    for (const line of lines) {
      for (let due = await queue.next(line); due; ) {
        const { cluster: id, sequence } = JSON.parse(due.body) as { cluster: string | null; sequence: number | null };
        sent.push(`${id} ${sequence}`);
        due = (await queue.settle(line, due.deliveryId, attempt(error, true))).next;
      }
    }
  }
  return sent.sort();
}

describe("what a webhook asks for", () => {
  it("changes from now on: what waits and is unwanted is given up, and what was not wanted is not sent afterwards", async () => {
    const teamId = await team();
    const [one, two] = [await cluster(teamId), await cluster(teamId)];
    const webhookId = await hook(teamId, { clusterIds: [one] });
    await record(teamId, one);
    await record(teamId, two, 3);
    expect(await sentTo("status")).toEqual([`${one} 2`]);
    const update = (patch: object) => inTeam(teamId).transaction((tx) => tx.webhooks.update(webhookId, patch));
    await queueOf().tidy();
    await update({ clusterIds: [two] });
    const { items } = await inTeam(teamId).transaction((tx) => tx.deliveries.list(webhookId, { limit: 10 }));
    expect(items).toMatchObject([{ clusterId: one, state: "given_up" }]);
    await record(teamId, one);
    await record(teamId, two);
    expect(await sentTo()).toEqual([`${two} 5`]);
    await update({ clusterIds: [] });
    now += DAY_MS;
    await record(teamId, one);
    expect(await sentTo()).toEqual([`${one} 3`, `${one} 4`]);
  });

  it("by project goes with the clusters that lie in it", async () => {
    const teamId = await team();
    const clusterId = await cluster(teamId);
    const { rows } = await sql(`SELECT project_id FROM cluster WHERE id = '${clusterId}'`);
    await hook(teamId, { projectIds: [rows[0].project_id] });
    await hook(teamId, { projectIds: [randomUUID()] });
    await record(teamId, clusterId);
    expect(await sentTo()).toEqual([`${clusterId} 2`]);
  });
});

describe("tidying", () => {
  it("deletes deliveries and attempts of 30 days ago, and nothing that is still tried", async () => {
    const teamId = await team();
    const clusterId = await cluster(teamId);
    const webhookId = await hook(teamId);
    await record(teamId, clusterId, 3);
    await sentTo();
    await record(teamId, clusterId);
    await sentTo("status");
    const list = async () => (await inTeam(teamId).transaction((tx) => tx.deliveries.list(webhookId, { limit: 10 }))).items;
    expect(await list()).toHaveLength(4);
    now += 29 * DAY_MS;
    expect(await queueOf().tidy()).toBe(0);
    now += 2 * DAY_MS;
    expect(await queueOf().tidy()).toBe(3);
    expect(await list()).toMatchObject([{ state: "pending" }]);
    expect((await sql("SELECT count(*)::int AS count FROM webhook_attempt")).rows[0].count).toBe(1);
    await inTeam(teamId).transaction((tx) => tx.webhooks.update(webhookId, { enabled: false }));
    expect(await queueOf().tidy()).toBe(1);
    // What was waiting is made again once it is asked for.
    await inTeam(teamId).transaction((tx) => tx.webhooks.update(webhookId, { enabled: true }));
    expect(await sentTo()).toEqual([`${clusterId} 5`]);
  });

  it("deletes what is left of a deleted webhook, and nothing is sent to it any more", async () => {
    const teamId = await team();
    const clusterId = await cluster(teamId);
    const webhookId = await hook(teamId);
    await record(teamId, clusterId, 2);
    await sentTo();
    await record(teamId, clusterId);
    const queue = queueOf();
    const [line] = (await queue.claim(everything)) as [ClaimedLine];
    const due = await queue.next(line);
    await inTeam(teamId).transaction((tx) => tx.webhooks.remove(webhookId));
    expect(await queue.settle(line, due?.deliveryId ?? "", attempt(null))).toEqual({ fate: "lost", next: null });
    expect(await sentTo()).toEqual([]);
    expect(await inTeam(teamId).transaction((tx) => tx.webhooks.find(webhookId))).toBeNull();
    expect(await queue.tidy()).toBe(3);
    for (const table of ["webhook", "webhook_line", "webhook_delivery", "webhook_attempt"]) {
      expect((await sql(`SELECT 1 FROM ${table}`)).rowCount).toBe(0);
    }
  });
});

test("another team finds neither webhook nor delivery", async () => {
  const [ours, theirs] = [await team(), await team()];
  const webhookId = await hook(ours);
  const { id } = await inTeam(ours).transaction((tx) => tx.deliveries.addTest(webhookId, "user/test"));
  await inTeam(theirs).transaction(async (tx) => {
    expect(await tx.webhooks.find(webhookId)).toBeNull();
    expect((await tx.webhooks.list({ limit: 10 })).items).toEqual([]);
    expect(await tx.deliveries.find(webhookId, id, 1)).toBeNull();
    expect((await tx.deliveries.list(webhookId, { limit: 10 })).items).toEqual([]);
    expect(await tx.deliveries.redeliver(webhookId, id)).toBeNull();
  });
});

test("a hundred deliveries by hand may wait, and no more", async () => {
  const teamId = await team();
  const webhookId = await hook(teamId);
  const add = () => inTeam(teamId).transaction((tx) => tx.deliveries.addTest(webhookId, "user/test"));
  for (let at = 0; at < 100; at += 1) await add();
  await expect(add()).rejects.toMatchObject({ code: "RATE_LIMITED" });
});

test.each([
  ["system", "SELECT body FROM webhook_delivery"],
  ["system", "SELECT secret_name FROM webhook"],
  ["system", "SELECT response_body FROM webhook_attempt"],
  ["system", "UPDATE webhook SET enabled = false"],
  ["app", "UPDATE webhook_attempt SET status = 200"],
  ["app", "DELETE FROM webhook_delivery"],
  ["signin", "SELECT 1 FROM webhook"],
] as const)("%s may not: %s", async (role, text) => {
  const client = new pg.Client({ connectionString: db.urls[role] });
  await client.connect();
  await expect(client.query(text)).rejects.toThrow(/permission denied/);
  await client.end();
});
