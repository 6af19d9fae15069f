import type { OperationFailure } from "@slipway/core/ports";
import { describe, expect, it } from "vitest";
import type { GraphStep } from "../activities/activity-types.ts";
import { runGraph } from "./run-graph.ts";

const chain: GraphStep[] = [
  { id: "a", dependsOn: [], done: false },
  { id: "b", dependsOn: [], done: false },
  { id: "c", dependsOn: [0], done: false },
  { id: "d", dependsOn: [2], done: false },
];
const limits = { batches: 20, batchSize: 50, goesOn: false };
const failure: OperationFailure = { code: "GONE", message: "gone" };

describe("runGraph", () => {
  it("runs every step once, dependencies first", async () => {
    const ran: string[] = [];
    const outcome = await runGraph(chain, limits, async (stepIds) => {
      ran.push(...stepIds);
      return null;
    });
    expect(outcome).toBeNull();
    expect([...ran].sort()).toEqual(["a", "b", "c", "d"]);
    expect(ran.indexOf("a")).toBeLessThan(ran.indexOf("c"));
    expect(ran.indexOf("c")).toBeLessThan(ran.indexOf("d"));
  });

  it("dispatches nothing more after a failure, and lets what runs end", async () => {
    const ended: string[] = [];
    const slow = Promise.withResolvers<void>();
    const running = runGraph(chain, limits, async (stepIds) => {
      if (stepIds.includes("b")) await slow.promise;
      ended.push(...stepIds);
      return stepIds.includes("a") ? failure : null;
    });
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(ended).toEqual(["a"]);
    slow.resolve();
    expect(await running).toEqual(failure);
    expect(ended).toEqual(["a", "b"]);
  });

  it("goes on with what does not depend on the failed step, when told so", async () => {
    const ran: string[] = [];
    const run = (failing: OperationFailure) =>
      runGraph([...chain, { id: "e", dependsOn: [1], done: false }], { batches: 1, batchSize: 1, goesOn: true }, async ([stepId = ""]) => {
        ran.push(stepId);
        return stepId === "a" ? failing : null;
      });
    expect(await run(failure)).toEqual(failure);
    expect(ran).toEqual(["a", "b", "e"]);
    ran.length = 0;
    await run({ code: "CANCELLED", message: "Cancelled." });
    expect(ran).toEqual(["a"]);
  });

  it("throws what a batch threw once all have ended", async () => {
    const ended: string[] = [];
    const running = runGraph(chain, limits, async (stepIds) => {
      if (stepIds.includes("a")) throw new Error("cancelled");
      await new Promise((resolve) => setTimeout(resolve, 5));
      ended.push(...stepIds);
      return null;
    });
    await expect(running).rejects.toThrow("cancelled");
    expect(ended).toEqual(["b"]);
  });

  it("has nothing to do for an empty plan or one that is done", async () => {
    const refuse = () => Promise.reject(new Error("nothing to run"));
    expect(await runGraph([], limits, refuse)).toBeNull();
    expect(await runGraph([{ id: "a", dependsOn: [], done: true }], limits, refuse)).toBeNull();
  });
});
