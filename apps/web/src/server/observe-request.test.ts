import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import { startTelemetry, telemetry } from "@slipway/adapters/telemetry";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { observeRequest } from "./observe-request.ts";
import { noteAnswer, noteRequest } from "./request-notes.ts";

let server: Server;
let base: string;
let seen: IncomingHttpHeaders = {};

beforeAll(async () => {
  server = createServer((request, response) =>
    observeRequest({ request, response, trustedProxyHops: 0 }, async () => {
      seen = { ...request.headers };
      await new Promise(setImmediate);
      if (request.method === "POST") noteAnswer({ operation: { id: "o-1" } });
      if (request.url?.startsWith("/api/v1/")) noteRequest({ route: "/clusters/{cluster}" });
      response.end("ok");
    }),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
});
afterAll(() => server.close());

const get = async (path: string, headers: Record<string, string> = {}) => {
  const response = await fetch(`${base}${path}`, { headers });
  await response.text();
  return response;
};

describe("a request", () => {
  it.each([
    ["a sane id", "my-request-1", true],
    ["a short one", "short", false],
    ["one with a quote", 'aaaaaaaa"b', false],
    ["a long one", "a".repeat(65), false],
  ])("with %s: %s", async (_, given, kept) => {
    const id = (await get("/", { "x-request-id": given })).headers.get("x-request-id");
    expect(id === given).toBe(kept);
    expect(id).toMatch(/^[\w-]{8,64}$/);
    expect(seen["x-request-id"]).toBe(id);
  });

  it("carries no header of the framework's own, and one address that cannot be made up", async () => {
    await get("/", {
      "x-middleware-subrequest": "middleware:middleware",
      "x-invoke-path": "/admin",
      "x-matched-path": "/admin",
      "x-forwarded-host": "evil.test",
      "x-forwarded-proto": "https",
      forwarded: "for=1.2.3.4;host=evil.test",
      "x-forwarded-for": "1.2.3.4",
      accept: "text/html",
    });
    const kept = Object.keys(seen).filter((name) => /^(x-|forwarded)/.test(name));
    expect(kept.sort()).toEqual(["x-forwarded-for", "x-request-id"]);
    expect([seen["x-forwarded-for"], seen.accept]).toEqual(["127.0.0.1", "text/html"]);
  });

  it("that sets an operation going leaves a line by which both are found", async () => {
    const lines: string[] = [];
    await startTelemetry({ service: "test", env: {}, write: (line) => lines.push(line) });
    await fetch(`${base}/api/v1/start`, { method: "POST", headers: { "x-request-id": "starting-request" } });
    await expect.poll(() => lines.length).toBe(1);
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({ event: "request", requestId: "starting-request", operationId: "o-1", status: 200 });
  });

  it("is counted by its template or its kind, never by its path", async () => {
    await get("/api/v1/clusters/0190e3f4-aaaa");
    await get("/demo/clusters/shop/timeline");
    await get("/invitations/secret-token");
    await get("/_next/static/chunks/abc.js?x=1");
    await get("/api/trpc/clusters.get?input=1");
    await expect.poll(() => telemetry().metrics.text()).toContain('route="/api/trpc",method="GET",status="200"} 1');
    const text = await telemetry().metrics.text();
    expect(text).toContain('route="/clusters/{cluster}",method="GET",status="200"} 1');
    expect(text).toContain('route="asset"');
    expect(text).not.toMatch(/0190e3f4|shop|secret-token|abc\.js/);
  });
});
