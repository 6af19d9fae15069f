import { expect, it } from "vitest";
import { objectsWithin, withKeys } from "./objects-within.ts";

const value = { a: { b: [{ c: 1 }, 2] }, d: null };

it("finds every object, in lists too", () => {
  expect(objectsWithin(value)).toEqual([[], ["a"], ["a", "b", 0]]);
});

it("puts keys into a copy, __proto__ as a key like others", () => {
  const changed = withKeys(value, ["a", "b", 0], [["__proto__", { bad: true }]]);
  expect(JSON.stringify(changed)).toBe('{"a":{"b":[{"c":1,"__proto__":{"bad":true}},2]},"d":null}');
  expect(JSON.stringify(value)).not.toContain("bad");
  expect(({} as Record<string, unknown>)["bad"]).toBeUndefined();
});
