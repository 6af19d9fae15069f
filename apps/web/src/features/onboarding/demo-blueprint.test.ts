import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { demoBlueprint } from "./demo-blueprint.ts";

test("the demo on the page is the one of the docs", () => {
  expect(demoBlueprint).toBe(readFileSync(join(import.meta.dirname, "../../../../../docs/blueprints/demo.js"), "utf8"));
});
