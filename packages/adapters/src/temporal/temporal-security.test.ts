import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { temporalSecurity } from "./temporal-security.ts";

const folder = mkdtempSync(join(tmpdir(), "slipway-tls-"));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string): string {
  const path = join(folder, name);
  writeFileSync(path, name);
  return path;
}

it("is nothing unless it is asked for", () => {
  expect(temporalSecurity({})).toEqual({});
  expect(temporalSecurity({ TEMPORAL_TLS: "off" })).toEqual({});
  expect(temporalSecurity({ TEMPORAL_TLS: "on" })).toEqual({ tls: {} });
});

it("reads the authority, our certificate and an API key", () => {
  const env = { TEMPORAL_TLS: "on", TEMPORAL_TLS_CA: file("ca"), TEMPORAL_TLS_CERT: file("cert"), TEMPORAL_TLS_KEY: file("key") } as const;
  expect(temporalSecurity({ ...env, TEMPORAL_API_KEY: "k" })).toEqual({
    tls: { serverRootCACertificate: Buffer.from("ca"), clientCertPair: { crt: Buffer.from("cert"), key: Buffer.from("key") } },
    apiKey: "k",
  });
});

it.each([
  [{ TEMPORAL_API_KEY: "k" }, "TEMPORAL_TLS"],
  [{ TEMPORAL_TLS_CA: "/ca" }, "TEMPORAL_TLS"],
  [{ TEMPORAL_TLS: "on", TEMPORAL_TLS_CERT: "/cert" }, "TEMPORAL_TLS_KEY"],
] as const)("refuses %j", (env, named) => {
  expect(() => temporalSecurity(env)).toThrow(named);
});
