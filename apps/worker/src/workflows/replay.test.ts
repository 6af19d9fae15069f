import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import proto from "@temporalio/proto";
import { Worker } from "@temporalio/worker";
import { describe, it } from "vitest";
import { bundleWorkflows } from "../workflow-bundle.ts";

const folder = path.join(import.meta.dirname, "histories");

/** A running operation must survive a new version of the workflows: every history of the past is replayed by today's code. */
describe("replay", () => {
  const bundle = bundleWorkflows();
  it.each(readdirSync(folder))(
    "%s",
    async (file) => {
      const history = proto.temporal.api.history.v1.History.fromObject(JSON.parse(readFileSync(path.join(folder, file), "utf8")));
      await Worker.runReplayHistory({ workflowBundle: await bundle }, history);
    },
    60_000,
  );
});
