import { expect, it } from "vitest";
import { trustedOrigins } from "./trusted-origins.ts";

it("trusts the public address, and both names of one's own computer", () => {
  expect(trustedOrigins("https://slipway.example.test/path")).toEqual(["https://slipway.example.test"]);
  expect(trustedOrigins("http://127.0.0.1:3000")).toEqual(["http://127.0.0.1:3000", "http://localhost:3000"]);
  expect(trustedOrigins("http://localhost")).toEqual(["http://127.0.0.1", "http://localhost"]);
});
