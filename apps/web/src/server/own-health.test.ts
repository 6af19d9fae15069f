import { createServer, type Server } from "node:http";
import type { Check } from "@slipway/adapters/telemetry";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Env } from "../env.ts";
import { healthHandler } from "./own-health.ts";
import { readinessChecks } from "./readiness-checks.ts";
import type { Services } from "./services.ts";

let server: Server;
let base: string;
let failing: string[] = [];
const TOKEN = "a-token-for-scraping";

const answers = (name: string) => async () => {
  if (failing.includes(name)) throw new Error(`${name} at postgresql://app:q7ZkErM4@db is away`);
};

const checks: Check[] = readinessChecks({
  pingDatabase: answers("database"),
  pingTemporal: answers("temporal"),
  missingMigrations: async () => (failing.includes("migrations") ? ["20991231000000_future"] : []),
});

beforeAll(async () => {
  const handle = healthHandler({ SLIPWAY_METRICS_TOKEN: TOKEN } as Env, { checks } as unknown as Services);
  server = createServer((request, response) => {
    const own = handle(request);
    if (own) void own(request, response);
    else response.writeHead(418).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
});
afterAll(() => server.close());

async function get(path: string, headers: Record<string, string> = {}) {
  const response = await fetch(`${base}${path}`, { headers });
  return { status: response.status, text: await response.text() };
}

it("is ready with all it needs; without Temporal too, and says so: accepted changes wait in the database", async () => {
  failing = [];
  expect(await get("/readyz")).toMatchObject({ status: 200, text: expect.stringContaining('"status":"ready"') });
  failing = ["temporal"];
  const degraded = await get("/readyz?x=1");
  expect([degraded.status, JSON.parse(degraded.text)]).toMatchObject([200, { status: "degraded", failing: ["temporal"] }]);
});

it.each([["database"], ["migrations"]])("is not ready without %s, which it names, and gives nothing away", async (name) => {
  failing = [name];
  const answer = await get("/readyz");
  expect([answer.status, JSON.parse(answer.text)]).toMatchObject([503, { status: "not ready", failing: [name] }]);
  expect(answer.text).not.toMatch(/q7ZkErM4|postgresql|future/);
  expect((await get("/healthz")).status).toBe(200);
});

it("gives its metrics to who bears the token, and leaves every other path alone", async () => {
  expect((await get("/metrics")).status).toBe(401);
  expect((await get("/metrics", { authorization: `Bearer ${TOKEN}` })).text).toContain("slipway_open_streams");
  expect((await get("/readyz/x")).status).toBe(418);
});
