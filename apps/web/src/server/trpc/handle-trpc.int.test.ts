import { afterAll, beforeAll, expect, it } from "vitest";
import { rateLimits } from "../limits/rate-limits.ts";
import { tokenLeases } from "../limits/token-leases.ts";
import { makeTeamWorld, type TeamWorld } from "../testing/team-world.ts";
import { PUBLIC_URL, startTestServices, type TestServices } from "../testing/test-services.ts";
import { handleTrpc } from "./handle-trpc.ts";

let test: TestServices;
let world: TeamWorld;

beforeAll(async () => {
  test = await startTestServices();
  world = await makeTeamWorld(test, "door");
});
afterAll(() => test?.close());

const bearer = () => ({ authorization: `Bearer ${world.admin.key}`, "content-type": "application/json", "x-request-id": "trpc-request-1" });

function post(path: string, body: string, services = test.services): Promise<Response> {
  return handleTrpc(new Request(`${PUBLIC_URL}/api/trpc/${path}`, { method: "POST", headers: bearer(), body }), services);
}

function get(path: string, input: unknown, services = test.services): Promise<Response> {
  const url = `${PUBLIC_URL}/api/trpc/${path}?${path.includes(",") ? "batch=1&" : ""}input=${encodeURIComponent(JSON.stringify(input))}`;
  return handleTrpc(new Request(url, { headers: bearer() }), services);
}

it("answers over HTTP as the router does", async () => {
  const response = await get("clusters.get", { json: { cluster: "door-main" } });
  expect(response.status).toBe(200);
  expect((await response.json()).result.data.json).toMatchObject({ id: world.ids.cluster });
});

it.each([
  ["too large", `{"json":{"name":"${"x".repeat(1_100_000)}"}}`, 413],
  ["too deep", `${'{"a":'.repeat(40)}1${"}".repeat(40)}`, 400],
  ["a prototype", '{"json":{"name":"x","__proto__":{"role":"owner"}}}', 400],
  ["no JSON", "{", 400],
])("a body that is %s is refused", async (_, body, status) => {
  const response = await post("blueprints.create", body);
  expect(response.status).toBe(status);
  expect(await response.json()).toMatchObject({ status, requestId: "trpc-request-1" });
});

it("an input in the address is held to the same, and a batch to twenty calls", async () => {
  let deep: unknown = 1;
  for (let level = 0; level < 40; level += 1) deep = { deep };
  expect((await get("clusters.get", deep)).status).toBe(400);
  expect((await get(Array(21).fill("clusters.list").join(","), {})).status).toBe(400);
});

it("each call of a batch costs a token", async () => {
  let level = 5;
  async function takeTokens() {
    if (level === 0) return { granted: 0, remaining: 0 };
    level -= 1;
    return { granted: 1, remaining: level };
  }
  const leases = tokenLeases({ takeTokens, now: () => performance.now(), onTrouble: () => undefined });
  const limits = rateLimits({ leases, caller: { perSecond: 0.001, burst: 5 }, address: null, onRefusal: () => undefined });
  const inputs = Object.fromEntries(Array.from({ length: 4 }, (_, at) => [at, { json: {} }]));
  async function refusedOfBatch(): Promise<number> {
    const response = await get(Array(4).fill("clusters.list").join(","), inputs, { ...test.services, limits });
    const answers = (await response.json()) as { error?: { json: { data: { appCode: string } } } }[];
    return answers.filter(({ error }) => error?.json.data.appCode === "RATE_LIMITED").length;
  }
  expect(await refusedOfBatch()).toBe(0);
  expect(await refusedOfBatch()).toBe(3);
});
