import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { type AddressInfo, createServer } from "node:net";
import path from "node:path";
import { freshTestDatabase } from "@slipway/db/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startTemporal, type TemporalServer } from "./testing/temporal-server.ts";

let temporal: TemporalServer;

beforeAll(async () => {
  temporal = await startTemporal();
});
afterAll(() => temporal?.stop());

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

function startMain(env: Record<string, string>) {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, "main.ts")], { env, stdio: ["ignore", "ignore", "pipe"] });
  let output = "";
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const said = (words: string) =>
    new Promise<void>((resolve) => {
      child.stderr.on("data", (chunk: Buffer) => {
        output += chunk.toString();
        if (output.includes(words)) resolve();
      });
    });
  return { child, ended, said, output: () => output };
}

it("starts, and ends within five seconds of SIGTERM", async () => {
  const { urls, close } = await freshTestDatabase();
  const masterKey = randomBytes(32).toString("base64");
  const main = startMain({
    DATABASE_URL: urls.app,
    DATABASE_SYSTEM_URL: urls.system,
    TEMPORAL_ADDRESS: temporal.address,
    SLIPWAY_INSTALL_ID: "main-test",
    SLIPWAY_MASTER_KEY: masterKey,
    SLIPWAY_PROVIDERS: "fake",
  });
  await main.said("worker started");
  const asked = performance.now();
  main.child.kill("SIGTERM");
  expect(await main.ended).toBe(0);
  expect(performance.now() - asked).toBeLessThan(5_000);
  expect(main.output()).not.toContain(masterKey);
  await close();
});

it("tells its health on a loopback port: alive, ready, and what fails when Temporal is gone", async () => {
  const { urls, close } = await freshTestDatabase();
  const own = await startTemporal();
  const port = await freePort();
  const main = startMain({
    DATABASE_URL: urls.app,
    DATABASE_SYSTEM_URL: urls.system,
    TEMPORAL_ADDRESS: own.address,
    SLIPWAY_INSTALL_ID: "health-test",
    SLIPWAY_MASTER_KEY: randomBytes(32).toString("base64"),
    SLIPWAY_PROVIDERS: "fake",
    SLIPWAY_HEALTH_PORT: String(port),
  });
  const get = async (path: string) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { signal: AbortSignal.timeout(2_000) });
    return { status: response.status, text: await response.text() };
  };
  await main.said("worker started");
  expect(await get("/healthz")).toMatchObject({ status: 200 });
  await expect.poll(() => get("/readyz"), { timeout: 10_000 }).toMatchObject({ status: 200 });
  const { text } = await get("/metrics");
  expect(text).toContain('slipway_open_operations{state="pending"} 0');
  expect(text).toContain('slipway_database_connections{pool="system",state="waiting"} 0');

  await own.stop();
  const after = await get("/readyz");
  expect(after.status).toBe(503);
  expect(JSON.parse(after.text)).toMatchObject({ status: "not ready", failing: ["temporal"], checks: { database: { state: "ok" } } });
  main.child.kill("SIGTERM");
  await main.ended;
  await close();
});

it("names all that is wrong with its settings and ends with 1", async () => {
  const main = startMain({ TEMPORAL_ADDRESS: "nowhere" });
  await main.said("DATABASE_URL: is missing");
  expect(await main.ended).toBe(1);
  expect(main.output()).toContain("SLIPWAY_MASTER_KEY: is missing");
  expect(main.output()).toContain("TEMPORAL_ADDRESS: must be host:port");
});
