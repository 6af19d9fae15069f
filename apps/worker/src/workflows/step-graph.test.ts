import { describe, expect, it } from "vitest";
import type { GraphStep } from "../activities/activity-types.ts";
import { stepGraph } from "./step-graph.ts";

const limits = { batches: 20, batchSize: 50 };
const step = (id: string, dependsOn: number[] = [], done = false): GraphStep => ({ id, dependsOn, done });

describe("stepGraph", () => {
  it("releases a step as soon as its own dependencies are done, whatever else is under way", () => {
    const graph = stepGraph([step("create-1"), step("create-2"), step("prepare-1", [0]), step("prepare-2", [1])], limits);
    expect(graph.takeBatch()).toEqual([0]);
    expect(graph.takeBatch()).toEqual([1]);
    graph.complete([0]);
    expect(graph.takeBatch()).toEqual([2]);
    expect(graph.takeBatch()).toEqual([]);
  });

  it("waits for all dependencies", () => {
    const graph = stepGraph([step("a"), step("b"), step("c", [0, 1])], limits);
    const first = graph.takeBatch();
    const second = graph.takeBatch();
    graph.complete(first);
    expect(graph.takeBatch()).toEqual([]);
    graph.complete(second);
    expect(graph.takeBatch()).toEqual([2]);
  });

  it("leaves out what was done before a crash, and counts it as done", () => {
    const graph = stepGraph([step("a", [], true), step("b", [0]), step("c", [1])], limits);
    expect(graph.takeBatch()).toEqual([1]);
    graph.complete([1]);
    expect(graph.takeBatch()).toEqual([2]);
  });

  it("puts a thousand ready steps into twenty batches or so, never more than fifty to one", () => {
    const graph = stepGraph(
      Array.from({ length: 1_000 }, (_, position) => step(`s${position}`)),
      limits,
    );
    const sizes: number[] = [];
    for (let batch = graph.takeBatch(); batch.length > 0; batch = graph.takeBatch()) sizes.push(batch.length);
    expect(sizes.slice(0, 2)).toEqual([50, 48]);
    expect(Math.max(...sizes)).toBe(50);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(1_000);
  });
});
