import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type Server } from "node:http";
import { createDatabase, type Database } from "@slipway/db";
import { ownHealth } from "@slipway/db/system";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { observeRequest } from "../observe-request.ts";
import { handleRest } from "../rest/rest-handler.ts";
import type { Services } from "../services.ts";
import { makeTeamWorld, type TeamWorld } from "../testing/team-world.ts";
import { startTestServices, type TestServices } from "../testing/test-services.ts";
import { rateLimits } from "./rate-limits.ts";
import { tokenLeases } from "./token-leases.ts";

const BURST = 60;
const rate = { perSecond: 0.001, burst: BURST };

let test: TestServices;
let world: TeamWorld;
const processes: { server: Server; url: string; database: Database }[] = [];

function limitedServices(database: Database): Services {
  const { takeTokens } = ownHealth(database);
  const leases = tokenLeases({ takeTokens, now: () => performance.now(), onTrouble: (error) => expect(error).toBeUndefined() });
  return { ...test.services, limits: rateLimits({ leases, caller: rate, address: rate, onRefusal: () => undefined }) };
}

const toRequest = ({ url, method, headers }: IncomingMessage): Request =>
  new Request(`http://slipway.test${url}`, { method, headers: headers as Record<string, string> });

/** A web process as far as limits go: its own leases, its own connections, and an address of its own. */
async function startProcess(): Promise<void> {
  const { app: appUrl, signin: signinUrl, system: systemUrl } = test.urls;
  const database = createDatabase({ appUrl, signinUrl, systemUrl, masterKey: randomBytes(32) });
  const services = limitedServices(database);
  const server = createServer((request, response) =>
    observeRequest({ request, response, trustedProxyHops: 0 }, async () => {
      const answer = await handleRest(toRequest(request), services);
      response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text());
    }),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  processes.push({ server, database, url: `http://127.0.0.1:${(server.address() as { port: number }).port}/api/v1` });
}

beforeAll(async () => {
  test = await startTestServices();
  world = await makeTeamWorld(test, "paced");
  await startProcess();
  await startProcess();
});
afterAll(async () => {
  for (const { server, database } of processes) {
    server.close();
    await database.close();
  }
  await test?.close();
});

function send(at: number, headers: Record<string, string>): Promise<Response> {
  return fetch(`${processes[at % 2]?.url}/clusters`, { headers });
}

async function statuses(count: number, headers: (at: number) => Record<string, string>): Promise<number[]> {
  return Promise.all(Array.from({ length: count }, async (_, at) => (await send(at, headers(at))).status));
}

const count = (all: number[], status: number): number => all.filter((one) => one === status).length;

describe("two processes", () => {
  it("let one key have what its bucket holds, together, and tell the rest when to come back", async () => {
    const headers = { authorization: `Bearer ${world.admin.key}`, "x-request-id": "paced-request" };
    const all = await statuses(100, () => headers);
    expect([count(all, 200), count(all, 429)]).toEqual([BURST, 100 - BURST]);
    const refused = await send(0, headers);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(refused.headers.get("ratelimit")).toMatch(/^"default";r=0;t=\d+$/);
    expect(refused.headers.get("ratelimit-policy")).toBe(`"default";q=${BURST};w=60000`);
    expect(refused.headers.get("content-type")).toBe("application/problem+json");
    expect(await refused.json()).toMatchObject({ status: 429, code: "RATE_LIMITED", requestId: "paced-request" });
  });

  it("let one address guess keys so often and no more, whatever it writes into X-Forwarded-For", async () => {
    const all = await statuses(100, (at) => ({ authorization: `Bearer slw_live_guess${at}`, "x-forwarded-for": `198.51.100.${at}` }));
    expect([count(all, 401), count(all, 429)]).toEqual([BURST, 100 - BURST]);
  });
});
