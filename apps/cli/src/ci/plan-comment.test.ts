import type { Schemas } from "@slipway/sdk";
import { expect, test } from "vitest";
import { commentStart, faultsComment, planComment, planOf } from "./plan-comment.ts";

const id = "01a1ff46-9b89-7e5c-8f65-9c5c0f2fa182";
const plan = (parts: Partial<Schemas["Plan"]> = {}): Schemas["Plan"] => ({
  id,
  clusterId: "c",
  baseRevision: 7,
  blueprintVersionId: "v",
  createdAt: "2026-11-21T12:00:00.000Z",
  hasChanges: true,
  changes: [{ subject: "service", action: "change", name: "web", fields: ["image"], reason: "image: a → b | c" }],
  placements: [{ task: "web-1", node: "worker-1", reason: "fits" }],
  unplaced: [],
  steps: [],
  price: { beforeUsdPerHour: 0.01, afterUsdPerHour: 0.02 },
  ...parts,
});

test("a comment says what changes, what it costs and which plan it is", () => {
  const comment = planComment(plan(), { cluster: "shop", file: "shop.js" });
  expect(comment).toContain("1 to change · $0.0100 → $0.0200 an hour");
  expect(comment).toContain("| ✏️ change | service <code>web</code> | <code>image</code> | <code>image&#58; a &#8594; b &#124; c</code> |");
  expect(comment).toContain("| <code>web&#45;1</code> | <code>worker&#45;1</code> | <code>fits</code> |");
  expect(planOf("shop", comment)).toBe(id);
  expect(planOf("shop-2", comment)).toBeUndefined();
});

test("the plan is known by the comment's very beginning only", () => {
  const said = `look: ${commentStart("shop")}${id} -->`;
  expect(planOf("shop", said)).toBeUndefined();
  expect(planOf("shop", `${commentStart("shop")}${id}x -->`)).toBeUndefined();
});

test("a program with faults has no plan, and its faults are shown as they are", () => {
  const comment = faultsComment({ cluster: "shop", file: "shop.js" }, ["shop.js:3:1: <b>no</b>"]);
  expect(comment).toContain("- <code>shop&#46;js&#58;3&#58;1&#58; &#60;b&#62;no&#60;&#47;b&#62;</code>");
  expect(comment.startsWith(commentStart("shop"))).toBe(true);
  expect(planOf("shop", comment)).toBeUndefined();
});

test("a plan of thousands stays short enough for a comment", () => {
  const changes = Array.from({ length: 5_000 }, (_, at) => ({
    subject: "task" as const,
    action: "add" as const,
    name: `web-${at}`,
    reason: "of the service",
  }));
  const comment = planComment(plan({ changes }), { cluster: "shop", file: "shop.js" });
  expect(comment).toContain("5000 to add");
  expect(comment).toContain("more |: 4900");
  expect(comment.length).toBeLessThan(65_000);
});

test("no change is said", () => {
  expect(planComment(plan({ hasChanges: false, changes: [], placements: [] }), { cluster: "shop", file: "shop.js" })).toContain(
    "Nothing changes.",
  );
});
