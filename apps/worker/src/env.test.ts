import { randomBytes } from "node:crypto";
import { expect, it } from "vitest";
import { readEnv } from "./env.ts";

const good = {
  DATABASE_URL: "postgresql://app:secret@127.0.0.1/slipway",
  DATABASE_SYSTEM_URL: "postgresql://system:secret@127.0.0.1/slipway",
  TEMPORAL_ADDRESS: "127.0.0.1:7233",
  SLIPWAY_INSTALL_ID: "test",
  SLIPWAY_MASTER_KEY: randomBytes(32).toString("base64"),
};

it("has production's defaults", () => {
  expect(readEnv(good)).toMatchObject({ TEMPORAL_NAMESPACE: "default", SLIPWAY_TIME_DIVISOR: 1, SLIPWAY_PROVIDERS: ["local"] });
});

it("names every fault at once, without any value", () => {
  const bad = {
    ...good,
    DATABASE_URL: "mysql://hunter2",
    SLIPWAY_MASTER_KEY: "c2hvcnQ=",
    TEMPORAL_ADDRESS: undefined,
    SLIPWAY_PROVIDERS: "moon",
  };
  const message = (() => {
    try {
      readEnv(bad);
      return "";
    } catch (error) {
      return String(error);
    }
  })();
  for (const name of ["DATABASE_URL", "SLIPWAY_MASTER_KEY", "TEMPORAL_ADDRESS: is missing", "SLIPWAY_PROVIDERS"])
    expect(message).toContain(name);
  expect(message).not.toContain("hunter2");
  expect(message).not.toContain("c2hvcnQ=");
});
