import { expect, it } from "vitest";
import { bundleWorkflows } from "./workflow-bundle.ts";

it("bundles the workflows, so nothing they reach touches Node", async () => {
  const { code } = await bundleWorkflows();
  expect(code).toContain("operationWorkflow");
  expect(code).not.toContain("node:fs");
}, 60_000);
