import { execFileSync, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { type AddressInfo, connect } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { createServer, type Server } from "node:tls";
import { freshTestDatabase, type TestDatabase } from "@slipway/db/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startTemporal, type TemporalServer } from "./testing/temporal-server.ts";

let folder: string;
let temporal: TemporalServer;
let database: TestDatabase;
let front: Server;
let port = 0;

const at = (name: string): string => path.join(folder, name);
const openssl = (...args: string[]): void => void execFileSync("openssl", args, { cwd: folder, stdio: "ignore" });

/** An authority and what it has signed: the server's certificate and ours. */
function makeCertificates(): void {
  const subject = (name: string): string[] => [
    "-subj",
    `/CN=${name}`,
    "-addext",
    "subjectAltName=IP:127.0.0.1",
    "-addext",
    "basicConstraints=CA:FALSE",
  ];
  const fresh = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"];
  openssl("req", "-x509", ...fresh, "-keyout", "ca.key", "-out", "ca.pem", "-subj", "/CN=authority");
  for (const name of ["server", "client"]) {
    const signing = ["-CA", "ca.pem", "-CAkey", "ca.key"];
    openssl("req", "-x509", ...fresh, ...signing, "-keyout", `${name}.key`, "-out", `${name}.pem`, ...subject(name));
  }
}

/** Temporal as a cluster has it: nobody gets in without a certificate of the authority. */
async function startFront(): Promise<void> {
  const [host, plainPort] = temporal.address.split(":");
  const pems = { key: readFileSync(at("server.key")), cert: readFileSync(at("server.pem")), ca: readFileSync(at("ca.pem")) };
  front = createServer({ ...pems, requestCert: true, rejectUnauthorized: true, ALPNProtocols: ["h2"] }, (socket) => {
    const plain = connect({ host, port: Number(plainPort) });
    pipeline(socket, plain, socket).catch(() => plain.destroy());
  });
  await new Promise<void>((resolve) => front.listen(0, "127.0.0.1", resolve));
  port = (front.address() as AddressInfo).port;
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "slipway-temporal-tls-"));
  makeCertificates();
  [temporal, database] = await Promise.all([startTemporal(), freshTestDatabase()]);
  await startFront();
});
afterAll(async () => {
  front?.close();
  await Promise.all([temporal?.stop(), database?.close()]);
  rmSync(folder, { recursive: true, force: true });
});

/** Resolves with what the worker said once it says `words`, or when it ends. */
function runWorker(env: Record<string, string>, words: string): Promise<string> {
  const { app, system } = database.urls;
  const child = spawn(process.execPath, [path.join(import.meta.dirname, "main.ts")], {
    env: {
      DATABASE_URL: app,
      DATABASE_SYSTEM_URL: system,
      TEMPORAL_ADDRESS: `127.0.0.1:${port}`,
      SLIPWAY_INSTALL_ID: "tls-test",
      SLIPWAY_MASTER_KEY: randomBytes(32).toString("base64"),
      SLIPWAY_PROVIDERS: "fake",
      ...env,
    },
    stdio: ["ignore", "ignore", "pipe"],
  });
  return new Promise((resolve) => {
    let output = "";
    child.stderr.on("data", (chunk: Buffer) => {
      output += chunk.toString();
      if (output.includes(words)) child.kill("SIGTERM");
    });
    child.once("close", () => resolve(output));
  });
}

it("a worker gets in with its certificate, and not without", async () => {
  const tls = { TEMPORAL_TLS: "on", TEMPORAL_TLS_CA: at("ca.pem") };
  const certificate = { TEMPORAL_TLS_CERT: at("client.pem"), TEMPORAL_TLS_KEY: at("client.key") };
  expect(await runWorker({ ...tls, ...certificate }, "worker started")).toContain("worker ended");
  expect(await runWorker(tls, "worker started")).toContain("worker failed");
});
