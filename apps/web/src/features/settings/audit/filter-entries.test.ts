import { expect, test } from "vitest";
import { filterEntries } from "./filter-entries.ts";

const entry = (sequence: number, part: { actor: string; action: string; outcome: string; detail?: Record<string, unknown> }) => ({
  sequence,
  time: "2026-11-21T12:00:00Z",
  target: "cluster/c1",
  requestId: "r1",
  address: "10.0.0.1",
  prevHash: "a",
  hash: "b",
  detail: {},
  ...part,
});
const entries = [
  entry(2, { actor: "user/u1", action: "clusters.start", outcome: "denied" }),
  entry(1, { actor: "key/k1", action: "members.update", outcome: "done", detail: { to: "admin" } }),
];
const names = {
  actorName: (actor: string): string => (actor === "user/u1" ? "Ada" : actor),
  targetName: (target: string): string => (target === "cluster/c1" ? "cluster shop" : target),
};
const found = (text: string) => filterEntries(entries, text, names).map(({ sequence }) => sequence);

test("rows are found by every word, in people's names and details too", () => {
  expect(found("  ")).toEqual([2, 1]);
  expect(found("ada DENIED")).toEqual([2]);
  expect(found("admin")).toEqual([1]);
  expect(found("shop")).toEqual([2, 1]);
  expect(found("ada admin")).toEqual([]);
});
