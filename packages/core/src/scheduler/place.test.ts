import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CandidateNode, type PlaceRequest, place } from "./index.ts";

const numRuns = Number(process.env.FC_RUNS ?? 50);

const node = (name: string, more: Partial<CandidateNode> = {}): CandidateNode => ({
  id: name,
  name,
  role: "worker",
  cpu: 2,
  memoryMib: 1024,
  ready: true,
  unusable: null,
  ...more,
});
const task = (service: string, slot: number, more = {}) => ({
  service,
  name: `${service}-${slot}`,
  cpu: 0,
  memoryMib: 0,
  publicPorts: [],
  ...more,
});
const spread = (request: PlaceRequest) => place(request).placed.map(({ nodeId }) => nodeId);

describe("place", () => {
  test("three tasks on two workers are two and one, none on the master", () => {
    const nodes = [node("master-1", { role: "master" }), node("worker-1"), node("worker-2")];
    expect(spread({ nodes, staying: [], wanted: [task("web", 1), task("web", 2), task("web", 3)] })).toEqual([
      "worker-1",
      "worker-2",
      "worker-1",
    ]);
  });

  test("a running machine is preferred to one still to be made, unless it is full", () => {
    const nodes = [node("worker-1"), node("worker-2", { ready: false })];
    const wanted = [1, 2, 3].map((slot) => task("web", slot, { memoryMib: 400 }));
    expect(spread({ nodes, staying: [], wanted })).toEqual(["worker-1", "worker-1", "worker-2"]);
  });

  test("what cannot be placed says why, grouped, and what would help", () => {
    const nodes = [node("worker-1"), node("worker-2"), node("worker-3", { unusable: "does not answer" })];
    const staying = ["worker-1", "worker-2"].map((nodeId) => ({ ...task("web", 1, { publicPorts: [80] }), nodeId }));
    expect(place({ nodes, staying, wanted: [task("shop", 1, { publicPorts: [80] })] }).unplaced).toEqual([
      {
        task: "shop-1",
        reasons: ["2 machines: port 80 taken", "1 machine: does not answer"],
        remedy: expect.stringContaining("one task per machine"),
      },
    ]);
    expect(place({ nodes, staying: [], wanted: [task("big", 1, { memoryMib: 5000 })] }).unplaced[0]?.reasons[0]).toBe(
      "2 machines: memory 5000 of 960 MiB free",
    );
  });

  test("capacity holds, ports are exclusive, the rest is explained, and twice is the same", () => {
    const demand = {
      cpu: fc.constantFrom(0, 0.25, 1),
      memoryMib: fc.constantFrom(0, 100, 500),
      publicPorts: fc.subarray([80, 443], { maxLength: 1 }),
    };
    const tasks = fc.array(fc.record({ service: fc.constantFrom("a", "b", "c"), ...demand }), { maxLength: 30 });
    const nodes = fc
      .integer({ min: 0, max: 6 })
      .map((count) => Array.from({ length: count }, (_, index) => node(`worker-${index + 1}`, { ready: index % 2 === 0 })));
    fc.assert(
      fc.property(nodes, tasks, (candidates, list) => {
        const wanted = list.map((item, index) => ({ ...item, name: `${item.service}-${index}` }));
        const placement = place({ nodes: candidates, staying: [], wanted });
        expect(placement.placed.length + placement.unplaced.length).toBe(wanted.length);
        expect(place({ nodes: candidates, staying: [], wanted })).toEqual(placement);
        for (const { id, cpu, memoryMib } of candidates) {
          const here = placement.placed
            .filter(({ nodeId }) => nodeId === id)
            .flatMap(({ task: name }) => wanted.filter((item) => item.name === name));
          const ports = here.flatMap(({ publicPorts }) => publicPorts);
          expect(here.reduce((sum, item) => sum + item.cpu, 0)).toBeLessThanOrEqual(cpu);
          expect(here.reduce((sum, item) => sum + item.memoryMib, 0)).toBeLessThanOrEqual(memoryMib);
          expect(new Set(ports).size).toBe(ports.length);
        }
      }),
      { numRuns },
    );
  });

  test("ten thousand tasks find their places on five thousand machines", () => {
    const nodes = Array.from({ length: 5_000 }, (_, index) => node(`worker-${index + 1}`, { cpu: 8, memoryMib: 16_384 }));
    const wanted = Array.from({ length: 10_000 }, (_, index) =>
      task(`service-${index % 24}`, index, { cpu: [0.25, 0.5, 1, 2][index % 4] }),
    );
    expect(place({ nodes, staying: [], wanted }).placed).toHaveLength(10_000);
  });
});
