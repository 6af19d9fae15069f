import { expect, test } from "vitest";
import { readPaths } from "./read-bench.ts";

test("a plan is asked for below its own cluster", () => {
  expect(readPaths({ ids: ["a", "b"], plans: ["p-a", "p-b"] })).toEqual({
    list: ["/clusters"],
    get: ["/clusters/a", "/clusters/b"],
    events: ["/clusters/a/events", "/clusters/b/events"],
    plan: ["/clusters/a/plans/p-a", "/clusters/b/plans/p-b"],
  });
});
