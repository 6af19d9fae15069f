import { expect, it } from "vitest";
import { differenceOf } from "./difference-of.ts";

it("names the fields that changed, with both values", () => {
  const before = { id: "1", name: "old", types: ["a"], only: "before" };
  expect(differenceOf(before, { id: "1", name: "new", types: ["a"], more: true })).toEqual({ name: { from: "old", to: "new" } });
  expect(differenceOf(before, { types: ["a", "b"] })).toEqual({ types: { from: ["a"], to: ["a", "b"] } });
  expect(differenceOf(before, before)).toEqual({});
});

it("shows a value as it may be shown", () => {
  const host = (_: string, value: unknown): unknown => new URL(String(value)).host;
  expect(differenceOf({ url: "https://a.test/token" }, { url: "https://b.test/other" }, host)).toEqual({
    url: { from: "a.test", to: "b.test" },
  });
});
