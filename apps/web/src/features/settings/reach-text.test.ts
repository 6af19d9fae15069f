import { expect, test } from "vitest";
import { reachText } from "./reach-text.ts";

const places = { clusters: [{ value: "c1", label: "shop" }], projects: [{ value: "p1", label: "default" }] };

test("places are named, and what is gone is counted", () => {
  expect(reachText({ clusterIds: [], projectIds: [] }, places)).toBe("whole team");
  expect(reachText({ clusterIds: ["c1", "c9"], projectIds: ["p1"] }, places)).toBe("cluster shop, 1 unknown, project default");
});
