import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createIdentities, type Identities } from "../identities.ts";
import type { Services } from "../services.ts";
import { type ApiCaller, callerWithKey, type Member, memberCaller, ownerCaller } from "../testing/api-caller.ts";
import { makeTeamWorld, type TeamWorld } from "../testing/team-world.ts";
import { PUBLIC_URL, startTestServices, type TestServices } from "../testing/test-services.ts";
import { handleTrpc } from "../trpc/handle-trpc.ts";
import { API_BASE } from "./api-base.ts";
import { handleRest } from "./rest-handler.ts";

const LIMIT_MS = 5_000;

let test: TestServices;
let world: TeamWorld;
let owner: ApiCaller;
/** Another web process of the install: it hears of nothing that this one forgets. */
let elsewhere: Services;

beforeAll(async () => {
  test = await startTestServices();
  world = await makeTeamWorld(test, "ends");
  owner = await ownerCaller(test, world);
});
afterAll(() => test?.close());

beforeEach(() => {
  const { database, authentication } = test.services;
  const identities: Identities = createIdentities({ database, authentication, publicUrl: PUBLIC_URL });
  elsewhere = { ...test.services, identities };
});

type Headers = Record<string, string>;

interface Credential {
  headers: Headers;
  end(): Promise<unknown>;
}

const stream = `/clusters/ends-main/events/stream`;

/** How long after `end` the answer is another than 200; a request every 200 ms keeps what is remembered warm. */
async function refusedAfterMs({ headers, end }: Credential): Promise<number> {
  const status = async () => (await handleRest(new Request(`${PUBLIC_URL}${API_BASE}/clusters`, { headers }), elsewhere)).status;
  expect(await status()).toBe(200);
  await end();
  const endedAt = performance.now();
  while ((await status()) === 200) {
    if (performance.now() - endedAt > 2 * LIMIT_MS) break;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return performance.now() - endedAt;
}

/** How long after `end` an open stream is closed. */
async function closedAfterMs(response: Response, end: () => Promise<unknown>): Promise<number> {
  expect(response.status).toBe(200);
  const reader = response.body?.getReader();
  await reader?.read();
  await end();
  const endedAt = performance.now();
  const deadline = AbortSignal.timeout(2 * LIMIT_MS);
  while (!deadline.aborted) {
    const { done } = (await reader?.read()) ?? { done: true };
    if (done) break;
  }
  return performance.now() - endedAt;
}

const restStream = (headers: Headers) => handleRest(new Request(`${PUBLIC_URL}${API_BASE}${stream}`, { headers }), elsewhere);

function trpcStream(headers: Headers): Promise<Response> {
  const input = encodeURIComponent(JSON.stringify({ json: { cluster: "ends-main", after: 0 } }));
  const request = new Request(`${PUBLIC_URL}/api/trpc/events.stream?input=${input}`, {
    headers: { accept: "text/event-stream", ...headers },
  });
  return handleTrpc(request, elsewhere);
}

const bearer = (key: string): Headers => ({ authorization: `Bearer ${key}` });
const browser = async ({ userId }: Member): Promise<Headers> => ({ cookie: await test.sessionCookie(userId), "slipway-team": world.slug });

async function keyOf(member: Member): Promise<string> {
  return String((await member.call({ method: "POST", path: "/keys", body: { name: "ci" } })).body.key);
}

/** Each way in which rights end, made anew for each test. */
const ends: Record<string, () => Promise<Credential>> = {
  "a revoked key": async () => {
    const { key, keyId } = await callerWithKey(test.services, { teamId: world.teamId, role: "viewer" });
    return { headers: bearer(key), end: () => owner({ method: "DELETE", path: `/keys/${keyId}` }) };
  },
  "a removed member's session": async () => {
    const member = await memberCaller(test, world, "viewer");
    return { headers: await browser(member), end: () => owner({ method: "DELETE", path: `/members/${member.userId}` }) };
  },
  "a removed member's key": async () => {
    const member = await memberCaller(test, world, "member");
    return { headers: bearer(await keyOf(member)), end: () => owner({ method: "DELETE", path: `/members/${member.userId}` }) };
  },
  "a deleted service account's key": async () => {
    const { body: account } = await owner({
      method: "POST",
      path: "/service-accounts",
      body: { name: `sa-${Math.random()}`, role: "member" },
    });
    const { body: made } = await owner({ method: "POST", path: "/keys", body: { name: "ci", serviceAccount: account.id } });
    return { headers: bearer(String(made.key)), end: () => owner({ method: "DELETE", path: `/service-accounts/${account.id}` }) };
  },
  "a session that was signed out": async () => {
    const member = await memberCaller(test, world, "viewer");
    const headers = await browser(member);
    const signOut = new Request(`${PUBLIC_URL}/api/auth/sign-out`, { method: "POST", headers: { ...headers, origin: PUBLIC_URL } });
    return { headers, end: () => test.services.authentication.handle(signOut) };
  },
};

describe.each(Object.entries(ends))("%s", (_, credential) => {
  it("is refused within 5 s in every process", async () => {
    expect(await refusedAfterMs(await credential())).toBeLessThan(LIMIT_MS);
  });

  it("has its streams closed within 5 s, by REST and by tRPC", async () => {
    const { headers, end } = await credential();
    const [rest, trpc] = [await restStream(headers), await trpcStream(headers)];
    let ended: Promise<unknown> | undefined;
    const once = () => (ended ??= end());
    const took = await Promise.all([closedAfterMs(rest, once), closedAfterMs(trpc, once)]);
    for (const ms of took) expect(ms).toBeLessThan(LIMIT_MS);
  });
});

it("a role that is taken back holds no more within 5 s, for the member's keys too; streams are opened anew", async () => {
  const member = await memberCaller(test, world, "member");
  const key = bearer(await keyOf(member));
  const create = async (headers: Headers) =>
    (await handleRest(new Request(`${PUBLIC_URL}${API_BASE}/clusters`, { method: "POST", headers, body: "{}" }), elsewhere)).status;
  const session = { ...(await browser(member)), origin: PUBLIC_URL };
  expect([await create(key), await create(session)]).toEqual([400, 400]);
  const open = await restStream(key);
  const closed = closedAfterMs(open, () => owner({ method: "PATCH", path: `/members/${member.userId}`, body: { role: "viewer" } }));
  expect(await closed).toBeLessThan(LIMIT_MS);
  expect([await create(key), await create(session)]).toEqual([403, 403]);
  const again = await restStream(key);
  expect(again.status).toBe(200);
  await again.body?.cancel();
});

it("is asked of the database once for all requests and streams of a key at a time", async () => {
  const { key } = await callerWithKey(test.services, { teamId: world.teamId, role: "viewer" });
  const { identities } = elsewhere;
  const identity = await identities.ofKey(key);
  if (!identity) throw new Error("the key holds");
  const others = await Promise.all(Array.from({ length: 50 }, (_, at) => (at % 2 ? identities.ofKey(key) : identities.current(identity))));
  for (const other of others) expect(other).toBe(identity);
});
