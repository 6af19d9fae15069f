import { type Receiver, startReceiver } from "@slipway/adapters/webhooks/testing";
import { openTestbed, type Testbed, waitUntil } from "@slipway/lab/testbed";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, expect, test } from "vitest";
import { webBlueprint } from "./web-blueprint.ts";

let bed: Testbed;
let receiver: Receiver;
let broken: Receiver;

beforeAll(async () => {
  // Receivers of ours listen on loopback, which an install has to allow.
  const environment = { SLIPWAY_WEBHOOK_NETWORKS: "127.0.0.0/8" };
  bed = await openTestbed({ providers: ["fake"], timeDivisor: 10, environment });
  receiver = await startReceiver();
  broken = await startReceiver(500);
});
afterAll(() => Promise.all([bed?.close(), receiver?.close(), broken?.close()]));

interface Made {
  id: string;
  secret: string;
}

test("a cluster's whole life arrives: each event, in order, signed, as the API tells it; a broken receiver gets it afterwards", async () => {
  const make = (url: string) => bed.api.send<Made>("POST", "/webhooks", { url });
  const [hook, brokenHook] = [await make(receiver.url), await make(broken.url)];
  await expect(make("http://169.254.169.254/latest/meta-data/")).rejects.toMatchObject({ code: "INVALID_INPUT" });

  const cluster = await bed.createCluster("told");
  const blueprintVersionId = await bed.saveBlueprint("told", webBlueprint({ provider: "fake", workers: 1, replicas: 2 }));
  await cluster.succeed("start", { blueprintVersionId });
  await cluster.succeed("stop");
  const events = await cluster.events();
  const wanted = events.map(({ sequence, type }) => `${sequence} ${type}`);
  expect(events.length).toBeGreaterThan(20);

  const told = ({ received }: Receiver): string[] => {
    const envelopes = received.map(({ body }) => JSON.parse(body) as { cluster: string; sequence: number; type: string });
    return [...new Set(envelopes.map(({ sequence, type }) => `${sequence} ${type}`))];
  };
  await waitUntil("every event told", async () => told(receiver).length >= wanted.length, { timeoutMs: 60_000 });
  expect(told(receiver)).toEqual(wanted);
  for (const { body, headers } of receiver.received) expect(new Webhook(hook.secret).verify(body, headers)).toEqual(JSON.parse(body));

  // Its first event has kept the others waiting.
  expect(told(broken)).toEqual(wanted.slice(0, 1));
  expect(await bed.api.get(`/webhooks/${brokenHook.id}`)).toMatchObject({ state: "failing" });
  broken.mode = 200;
  await waitUntil("what waited is told", async () => told(broken).length >= wanted.length, { timeoutMs: 120_000 });
  expect(told(broken)).toEqual(wanted);
  const states = async () => (await bed.api.list<{ state: string }>(`/webhooks/${brokenHook.id}/deliveries`)).map(({ state }) => state);
  // An answer is there before it is written down.
  await waitUntil("all is delivered", async () => (await states()).every((state) => state === "delivered"), { timeoutMs: 30_000 });
  expect(await states()).toHaveLength(wanted.length);
});

test("a test arrives", async () => {
  const own = await startReceiver();
  const { id } = await bed.api.send<Made>("POST", "/webhooks", { url: own.url });
  const delivery = await bed.api.send<{ id: string }>("POST", `/webhooks/${id}/test`);
  const state = async () => (await bed.api.get<{ state: string }>(`/webhooks/${id}/deliveries/${delivery.id}`)).state;
  await waitUntil("the test is delivered", async () => (await state()) === "delivered", { timeoutMs: 30_000 });
  expect(own.received.map(({ body }) => (JSON.parse(body) as { type: string }).type)).toEqual(["webhook.test"]);
  await own.close();
});
