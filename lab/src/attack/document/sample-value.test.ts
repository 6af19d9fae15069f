import { expect, it } from "vitest";
import { sampleValue } from "./sample-value.ts";

it("makes what the schema allows", () => {
  const slug = sampleValue("slug", { type: "string", minLength: 2, maxLength: 40, pattern: "^[a-z0-9]([-a-z0-9]*[a-z0-9])?$" });
  expect(slug).toMatch(/^b-[0-9a-f]{10}$/);
  expect(sampleValue("after", { type: "string", pattern: "^\\d{1,18}$" })).toBe("1");
  expect(sampleValue("state", { type: "string", enum: ["pending", "running"] })).toBe("pending");
  expect(sampleValue("count", { type: "integer", minimum: 5 })).toBe(5);
  expect(sampleValue("list", { type: "array", items: { type: "integer" } })).toEqual([1]);
  expect(sampleValue("whole", { type: "object", properties: { a: { type: "boolean" }, b: {} }, required: ["a"] })).toEqual({ a: false });
});

it("says which field it can make nothing for", () => {
  expect(() => sampleValue("code", { type: "string", pattern: "^[A-Z]{9}$" })).toThrow("code");
  expect(() => sampleValue("odd", {})).toThrow("odd");
});
