import { malformedUrls, privateNames, privateSpellings } from "@slipway/adapters/webhooks/testing";
import { targetProblems } from "@slipway/core/webhooks";
import { webhookQueue } from "@slipway/db";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ApiAnswer, type ApiCaller, callerWithKey } from "../testing/api-caller.ts";
import { makeTeamWorld, type TeamWorld } from "../testing/team-world.ts";
import { startTestServices, type TestServices } from "../testing/test-services.ts";

let test: TestServices;
let world: TeamWorld;
let call: ApiCaller;
beforeAll(async () => {
  test = await startTestServices();
});
afterAll(() => test?.close());

const fresh = async () => {
  world = await makeTeamWorld(test, `w${Math.random().toString(36).slice(2, 8)}`);
  call = world.admin.call;
};
beforeAll(fresh);

const create = (body: Record<string, unknown> = {}): Promise<ApiAnswer> =>
  call({ method: "POST", path: "/webhooks", body: { url: "https://hooks.example.com/T0/key", ...body } });
const get = (path: string) => call({ method: "GET", path });
const post = (path: string) => call({ method: "POST", path, body: {} });
const patch = (id: unknown, body: Record<string, unknown>) => call({ method: "PATCH", path: `/webhooks/${id}`, body });

async function databaseHolds(text: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: test.adminUrl });
  await client.connect();
  const { rows } = await client.query<{ name: string }>("SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'");
  const hits = [];
  for (const { name } of rows) hits.push((await client.query(`SELECT 1 FROM "${name}" t WHERE t::text LIKE $1`, [`%${text}%`])).rowCount);
  await client.end();
  return hits.some(Boolean);
}

describe("a webhook's secret", () => {
  it("is in the answer that made it, and nowhere ever after", async () => {
    const { status, body } = await create({ description: "to the shop" });
    expect(status).toBe(201);
    const secret = String(body.secret);
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    const paths = ["/webhooks", `/webhooks/${body.id}`, `/webhooks/${body.id}/deliveries`, "/secrets", "/audit"];
    for (const path of paths) expect((await get(path)).text).not.toContain(secret.slice(6));
    expect(await databaseHolds(secret.slice(6))).toBe(false);
    const stored = await storedSecrets();
    expect(stored).toContain(secret);
  });

  it("is rotated, twice at once even, and what no longer signs is deleted", async () => {
    const { body } = await create();
    const answers = await Promise.all([1, 2].map(() => post(`/webhooks/${body.id}/rotate-secret`)));
    for (const { status, body: rotated } of answers) {
      expect(status).toBe(200);
      expect(Date.parse(String(rotated.previousSecretUntil)) - Date.now()).toBeGreaterThan(23 * 3_600_000);
    }
    const stored = await storedSecrets();
    for (const answer of answers) expect(stored).toContain(answer.body.secret);
    expect(stored).not.toContain(body.secret);
  });

  it("is deleted with the webhook", async () => {
    const { body } = await create();
    expect((await call({ method: "DELETE", path: `/webhooks/${body.id}` })).status).toBe(204);
    expect(await storedSecrets()).not.toContain(body.secret);
    expect((await get(`/webhooks/${body.id}`)).status).toBe(404);
  });

  it("is not shown again to a request that is repeated", async () => {
    const request = { method: "POST", path: "/webhooks", body: { url: "https://hooks.example.com/once" } };
    const headers = { "idempotency-key": "the-same" };
    expect((await call({ ...request, headers })).status).toBe(201);
    const again = await call({ ...request, headers });
    expect(again.status).toBe(409);
    expect(again.text).not.toContain("whsec_");
  });

  async function storedSecrets(): Promise<unknown[]> {
    const team = test.services.database.forTeam(world.teamId);
    const names = await team.transaction((tx) => tx.secrets.list("webhook"));
    const read = ({ name }: { name: string }) => test.services.ports.secrets.get({ teamId: world.teamId, scope: "webhook", name });
    return (await Promise.all(names.map(read))).map((stored) => stored?.value.reveal());
  }
});

describe("a URL that is not of the public internet", () => {
  const refused = [...privateSpellings, ...privateNames].map((url) => url.replaceAll("{port}", "8080"));

  it.each(refused)("%s is refused when it is saved, at making and at changing", async (url) => {
    const message = targetProblems.address;
    expect(await create({ url })).toMatchObject({ status: 400, body: { faults: [{ path: "/url", message }] } });
    const { status, body } = await patch(world.ids.webhook, { url });
    expect({ status, faults: body.faults }).toEqual({ status: 400, faults: [{ path: "/url", message }] });
  });

  it.each(malformedUrls)("%j is refused by its form", async (url) => {
    expect((await create({ url: url.replaceAll("{port}", "8080") })).status).toBe(400);
  });
});

describe("what one sees and changes", () => {
  it("the path of a URL is for whoever may manage webhooks", async () => {
    const { body } = await create();
    const viewer = await callerWithKey(test.services, { teamId: world.teamId, role: "viewer" });
    const seen = await viewer.call({ method: "GET", path: `/webhooks/${body.id}` });
    expect(seen.body.url).toBe("https://hooks.example.com/…");
    expect((await get(`/webhooks/${body.id}`)).body.url).toBe("https://hooks.example.com/T0/key");
    expect((await get("/audit")).text).not.toContain("T0/key");
  });

  it("changes leave what they changed in the audit log, and stopping says why", async () => {
    const { body } = await create({ types: ["step.failed", "step.failed"] });
    expect(body).toMatchObject({ types: ["step.failed"], state: "active", notice: null, enabled: true });
    const off = await patch(body.id, { enabled: false, types: [], clusterIds: [world.ids.cluster] });
    expect(off.body).toMatchObject({ state: "disabled", disabledReason: "asked", types: [], clusterIds: [world.ids.cluster] });
    expect((await patch(body.id, { enabled: true })).body).toMatchObject({ state: "active", disabledAt: null });
    const { body: audit } = await get("/audit?limit=10");
    const row = (audit.items as { action: string; detail: Record<string, unknown> }[]).find(
      ({ detail }) => "types" in detail && "enabled" in detail,
    );
    expect(row).toMatchObject({
      action: "webhooks.update",
      detail: { enabled: { from: true, to: false }, types: { from: ["step.failed"], to: [] } },
    });
  });

  it("unknown kinds and fields are refused", async () => {
    expect((await create({ types: ["no.such"] })).status).toBe(400);
    expect((await create({ teamId: world.teamId })).status).toBe(400);
    expect((await create({ secret: "whsec_mine" })).status).toBe(400);
  });
});

describe("deliveries", () => {
  it("show what was sent and answered, and are sent again", async () => {
    await fresh();
    const { body: hook } = await create({ clusterIds: [world.ids.idleCluster] });
    await call({ method: "PATCH", path: `/clusters/${world.ids.idleCluster}`, body: { description: "told" } });
    const { body: made } = await post(`/webhooks/${hook.id}/test`);
    expect(made).toMatchObject({ kind: "test", type: "webhook.test", state: "pending", attempts: 0, clusterId: null });
    await sendAll({ error: "closed", status: null });

    const path = `/webhooks/${hook.id}/deliveries`;
    expect((await get(`${path}?state=pending`)).body.items).toEqual([]);
    const { body: page } = await get(`${path}?state=given_up`);
    const [listed] = page.items as Record<string, unknown>[];
    expect(listed).toMatchObject({
      id: made.id,
      attempts: 1,
      lastError: "The receiver closed the connection before its answer was complete.",
    });
    const { body: detail } = await get(`${path}/${made.id}`);
    expect(JSON.parse(String(detail.body))).toMatchObject({ type: "webhook.test", team: world.teamId });
    expect(detail.latestAttempts).toMatchObject([
      { number: 1, requestHeaders: { "webhook-id": made.eventId }, responseBody: "what came back", error: listed?.lastError },
    ]);

    const { status, body: again } = await post(`${path}/${made.id}/redeliver`);
    expect({ status, ...again }).toMatchObject({ status: 201, kind: "redelivery", redeliveryOf: made.id, eventId: made.eventId });
    await sendAll({ error: null, status: 200 });
    expect((await get(`${path}/${again.id}`)).body).toMatchObject({
      state: "delivered",
      lastStatus: 200,
      lastError: null,
      body: detail.body,
    });
  });

  /** What the worker would do. */
  async function sendAll({ error, status }: { error: "closed" | null; status: number | null }): Promise<void> {
    const queue = webhookQueue(test.services.database, { clock: { now: () => Date.now() }, timeDivisor: 1 });
    for (const line of await queue.claim({ slots: 100, failingSlots: 100 })) {
      for (let due = await queue.next(line); due; ) {
        const requestHeaders = { "webhook-id": due.messageId };
        const outcome = {
          error,
          status,
          durationMs: 3,
          requestHeaders,
          responseHeaders: {},
          responseBody: "what came back",
          truncated: false,
        };
        due = (await queue.settle(line, due.deliveryId, { startedAt: Date.now(), outcome, random: 1, goOn: true })).next;
      }
    }
  }
});

it("a team has 20 webhooks at most, however many are asked for at once", async () => {
  await fresh();
  const before = ((await get("/webhooks")).body.items as unknown[]).length;
  const answers = await Promise.all(Array.from({ length: 40 }, () => create()));
  const made = answers.filter(({ status }) => status === 201);
  expect(made).toHaveLength(20 - before);
  for (const { status } of answers) expect([201, 409]).toContain(status);
  expect((await get("/webhooks")).body.items).toHaveLength(20);
});
