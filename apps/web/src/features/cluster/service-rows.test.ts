import { clusterSpec } from "@slipway/core/blueprint";
import { expect, test } from "vitest";
import { serviceRows } from "./service-rows.ts";

const spec = clusterSpec.parse({
  specVersion: 1,
  nodeGroups: [{ name: "machines", role: "worker", count: 1, provider: "fake" }],
  services: [
    { name: "web", image: "caddy:2", count: 3 },
    { name: "db", image: "postgres:18", minHealthy: 1 },
  ],
  loadBalancers: [{ name: "lb", services: ["web"] }],
  connections: [
    { from: "lb", to: "web", minPort: 80, maxPort: 80 },
    { from: "web", to: "db", minPort: 5432, maxPort: 5440 },
    { from: "public", to: "lb", minPort: 443, maxPort: 443 },
  ],
});
const services = [
  { name: "web", desired: 3, running: 2 },
  { name: "db", desired: 1, running: 1 },
  { name: "lb", desired: 1, running: 1 },
  { name: "old", desired: 0, running: 1 },
];
const task = (service: string, slot: number, restartCount: number) => ({
  id: `${service}-${slot}`,
  service,
  slot,
  name: `${service}-${slot}`,
  nodeId: "node",
  machine: null,
  state: "running" as const,
  startedAt: null,
  address: "10.0.0.1",
  publicPorts: [],
  restartCount,
  reason: null,
});
const rows = serviceRows({ services, desired: { revision: 1, blueprintVersionId: null, spec } }, [
  task("web", 1, 2),
  task("web", 2, 1),
  task("db", 1, 0),
]);
const row = (name: string) => rows.find((candidate) => candidate.name === name);

test("restarts are summed over the tasks of a service", () => {
  expect(row("web")?.restarts).toBe(3);
  expect(row("db")?.restarts).toBe(0);
});

test("one task may be missing unless the blueprint says how many may not", () => {
  expect(row("web")?.minHealthy).toBe(2);
  expect(row("db")?.minHealthy).toBe(1);
  expect(row("lb")?.minHealthy).toBeNull();
});

test("each end tells of its connections with their ports", () => {
  expect(row("web")?.links).toEqual(["from lb :80", "to db :5432–5440"]);
  expect(row("lb")?.links).toEqual(["from public :443", "to web :80", "to web (balanced)"]);
});

test("a service that the blueprint has no more is a leftover without image", () => {
  expect(row("old")).toMatchObject({ kind: "leftover", image: null, links: [] });
  expect(row("lb")?.kind).toBe("load balancer");
});

test("a cluster that wants nothing has no more than leftovers", () => {
  expect(serviceRows({ services: [{ name: "web", desired: 0, running: 1 }], desired: null }, [])).toMatchObject([{ kind: "leftover" }]);
});
