import { expect, it } from "vitest";
import { comesFromOwnPage, trustedOrigins } from "./trusted-origins.ts";

it("trusts the public address, and both names of one's own computer", () => {
  expect(trustedOrigins("https://slipway.example.test/path")).toEqual(["https://slipway.example.test"]);
  expect(trustedOrigins("http://127.0.0.1:3000")).toEqual(["http://127.0.0.1:3000", "http://localhost:3000"]);
  expect(trustedOrigins("http://localhost")).toEqual(["http://127.0.0.1", "http://localhost"]);
});

it.each([
  [{ origin: "https://slipway.test" }, true],
  [{ origin: "https://slipway.test", cookie: "a=b" }, true],
  [{ origin: "http://slipway.test" }, false],
  [{ origin: "https://slipway.test.evil.test" }, false],
  [{ origin: "null" }, false],
  [{ origin: "" }, false],
  [{ cookie: "a=b" }, false],
  [{ "sec-fetch-site": "cross-site" }, false],
  [{}, true],
])("%j comes from our own page: %s", (headers, own) => {
  expect(comesFromOwnPage(new Headers(headers as Record<string, string>), "https://slipway.test")).toBe(own);
});
