import { describe, expect, it } from "vitest";
import { readEnv } from "./env.ts";

const strong = "postgresql://slipway_app:kZ8vQ2mN4xR7pL1w@127.0.0.1:5432/slipway";
const good = {
  DATABASE_URL: strong,
  DATABASE_SIGNIN_URL: strong,
  DATABASE_SYSTEM_URL: strong,
  TEMPORAL_ADDRESS: "127.0.0.1:7233",
  SLIPWAY_INSTALL_ID: "abc123",
  SLIPWAY_MASTER_KEY: Buffer.from(Array.from({ length: 32 }, (_, at) => (at * 37) % 256)).toString("base64"),
  SLIPWAY_AUTH_SECRET: Buffer.from(Array.from({ length: 32 }, (_, at) => (at * 41 + 7) % 256)).toString("base64"),
  SLIPWAY_PUBLIC_URL: "http://127.0.0.1:3000",
};

describe("the environment", () => {
  it("is taken when it is whole, with its defaults", () => {
    expect(readEnv(good)).toMatchObject({ TEMPORAL_NAMESPACE: "default", SLIPWAY_TIME_DIVISOR: 1 });
  });

  it("reads rates", () => {
    const limits = { SLIPWAY_RATE_LIMIT: "10:200", SLIPWAY_ADDRESS_RATE_LIMIT: "off" };
    expect(readEnv({ ...good, ...limits })).toMatchObject({
      SLIPWAY_RATE_LIMIT: { perSecond: 10, burst: 200 },
      SLIPWAY_ADDRESS_RATE_LIMIT: null,
    });
  });

  it("tells every fault at once and no value", () => {
    const bad = { ...good, DATABASE_URL: undefined, TEMPORAL_ADDRESS: "nowhere", SLIPWAY_MASTER_KEY: "c2hvcnQ=" };
    expect(() => readEnv(bad)).toThrow(
      /DATABASE_URL: is missing[\s\S]*TEMPORAL_ADDRESS: must be host:port[\s\S]*SLIPWAY_MASTER_KEY: must be 32 bytes/,
    );
    expect(() => readEnv(bad)).not.toThrow(/nowhere|c2hvcnQ/);
  });

  it.each([
    ["an empty key", { SLIPWAY_MASTER_KEY: "" }],
    ["a key of zeros", { SLIPWAY_MASTER_KEY: Buffer.alloc(32).toString("base64") }],
    ["no secret for sign-in", { SLIPWAY_AUTH_SECRET: undefined }],
    ["an empty secret for sign-in", { SLIPWAY_AUTH_SECRET: "" }],
    ["better-auth's known default", { SLIPWAY_AUTH_SECRET: "better-auth-secret-12345678901234567890" }],
    ["an example's secret", { SLIPWAY_AUTH_SECRET: Buffer.from("changeme".repeat(4)).toString("base64") }],
    ["a short secret for sign-in", { SLIPWAY_AUTH_SECRET: "c2hvcnQ=" }],
    ["no password", { DATABASE_URL: "postgresql://slipway_app@127.0.0.1/slipway" }],
    ["a default password", { DATABASE_SYSTEM_URL: "postgresql://slipway_system:postgres12345@127.0.0.1/slipway" }],
    ["a rate that is none", { SLIPWAY_RATE_LIMIT: "0:10" }],
    ["a metrics token that can be guessed", { SLIPWAY_METRICS_TOKEN: "metrics" }],
    ["endless proxies", { TRUSTED_PROXY_HOPS: "99" }],
    ["a short password", { DATABASE_SIGNIN_URL: "postgresql://slipway_signin:short@127.0.0.1/slipway" }],
  ])("refuses %s", (_, weak) => {
    expect(() => readEnv({ ...good, ...weak })).toThrow(Object.keys(weak)[0]);
  });
});
