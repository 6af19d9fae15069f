import { expect, test } from "vitest";
import { clusterFilters, filterClusters } from "./cluster-filter.ts";

const clusters = [
  { name: "shop", description: "the front", state: "running" },
  { name: "shop-staging", description: "", state: "stopped" },
  { name: "Batch", description: "nightly shop reports", state: "degraded" },
] as const;
const names = (text: string, state: Parameters<typeof filterClusters>[1]["state"] = "all") =>
  filterClusters(clusters, { text, state }).map(({ name }) => name);

test("letters of the name or of the description, in any case", () => {
  expect(names("SHOP")).toEqual(["shop", "shop-staging", "Batch"]);
  expect(names(" staging ")).toEqual(["shop-staging"]);
  expect(names("none")).toEqual([]);
});

test("a state narrows further", () => {
  expect(names("shop", "running")).toEqual(["shop"]);
  expect(names("", "degraded")).toEqual(["Batch"]);
});

test("every state can be chosen", () => {
  expect(clusterFilters.map(({ value }) => value)).toEqual(["all", "stopped", "starting", "running", "updating", "degraded", "stopping"]);
});
