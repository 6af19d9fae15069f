import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { evaluateHere } from "./testing/evaluate-here.ts";

const folder = join(import.meta.dirname, "../../../../docs/blueprints");
const read = (name: string): string => readFileSync(join(folder, name), "utf8");

test.each(readdirSync(folder).filter((name) => name.endsWith(".js")))("%s is a blueprint without fault or warning", async (name) => {
  expect(await evaluateHere({ [name]: read(name) })).toMatchObject({ ok: true, warnings: [] });
});

test("the demo is what the quick start promises", async () => {
  const evaluation = await evaluateHere({ "demo.js": read("demo.js") });
  if (!evaluation.ok) throw new Error(JSON.stringify(evaluation.faults));
  const { nodeGroups, services, loadBalancers, connections } = evaluation.spec;
  expect(nodeGroups.map(({ name, count, provider }) => [name, count, provider])).toEqual([
    ["master", 1, "local"],
    ["worker", 2, "local"],
  ]);
  expect(services).toMatchObject([{ name: "web", image: "caddy:2", count: 3, healthCheck: { kind: "http", port: 80 } }]);
  expect(loadBalancers).toEqual([{ name: "web-lb", services: ["web"] }]);
  expect(connections).toEqual([{ from: "public", to: "web-lb", minPort: 80, maxPort: 80 }]);
});

test("the private database: a changed replica leaves its service", async () => {
  const evaluation = await evaluateHere({ "private-database.js": read("private-database.js") }, ["4"]);
  if (!evaluation.ok) throw new Error(JSON.stringify(evaluation.faults));
  const { services, connections } = evaluation.spec;
  expect(services.map(({ name, count }) => [name, count])).toEqual([
    ["database", 1],
    ["app2", 1],
    ["app", 3],
  ]);
  expect(
    connections
      .filter(({ to }) => to === "database")
      .map(({ from }) => from)
      .toSorted(),
  ).toEqual(["app", "app2"]);
});
