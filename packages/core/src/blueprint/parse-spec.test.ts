import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { effectiveServices, parseSpec, specJsonSchema, specSecrets } from "./index.ts";

const machines = [
  { name: "master", role: "master", count: 1, provider: "local" },
  { name: "worker", role: "worker", count: 2, provider: "local" },
];
const web = { name: "web", image: "caddy:2", count: 3 };
const open = (from: string, to: string, ports: number | [number, number] = 80) => {
  const [minPort, maxPort] = typeof ports === "number" ? [ports, ports] : ports;
  return { from, to, minPort, maxPort };
};

function faultsOf(document: object): string[] {
  const parsed = parseSpec({ specVersion: 1, nodeGroups: machines, ...document });
  return parsed.ok ? [] : parsed.faults.map(({ path }) => path);
}

test("a good spec passes, with its defaults", () => {
  const parsed = parseSpec({ specVersion: 1, nodeGroups: machines, services: [web], connections: [open("public", "web")] });
  expect(parsed).toMatchObject({ ok: true, spec: { namespace: "slipway", services: [{ name: "web", cpu: 0, env: {} }] } });
});

test("every fault is named at once, each with its place", () => {
  const faults = faultsOf({
    nodeGroups: [{ ...machines[1] }, { ...machines[1], region: "elsewhere" }],
    services: [
      web,
      { ...web, minHealthy: 4 },
      { name: "db", image: "pg", healthCheck: { kind: "tcp" } },
      { name: "job", image: "pg", healthCheck: { kind: "command" } },
    ],
    loadBalancers: [{ name: "front", services: ["nobody"] }],
    connections: [open("web", "nowhere"), open("public", "public"), open("public", "web", [1, 9]), open("web", "db", [9, 1])],
  });
  expect(faults.sort()).toEqual([
    "/connections/0/to",
    "/connections/1",
    "/connections/2/maxPort",
    "/connections/3/minPort",
    "/loadBalancers/0",
    "/loadBalancers/0/services/0",
    "/nodeGroups",
    "/nodeGroups/1/name",
    "/nodeGroups/1/region",
    "/services/1/minHealthy",
    "/services/1/name",
    "/services/2/healthCheck/port",
    "/services/3/healthCheck/command",
  ]);
});

describe("single faults", () => {
  test.each([
    [
      "a load balancer speaks to its own services only",
      {
        services: [web, { ...web, name: "db" }],
        loadBalancers: [{ name: "lb", services: ["web"] }],
        connections: [open("public", "lb"), open("lb", "db")],
      },
      ["/connections/1/from"],
    ],
    ["a service is not named public", { services: [{ ...web, name: "public" }] }, ["/services/0/name"]],
    ["faults of shape come as JSON pointers", { services: [{ ...web, files: { relative: "x" } }] }, ["/services/0/files/relative"]],
    [
      "texts that no program can be given: a NUL in a value, an argument or a file",
      { services: [{ ...web, command: ["a\0b"], env: { A: "a\0b" }, files: { "/a": "a\0b" } }] },
      ["/services/0/command/0", "/services/0/env/A", "/services/0/files/~1a"],
    ],
    [
      "a health check's path is one word",
      {
        services: ["/a b", "/a\r\nHost: x", "/%20?q=1&é"].map((path, at) => ({
          ...web,
          name: `w${at}`,
          healthCheck: { kind: "http", port: 80, path },
        })),
      },
      ["/services/0/healthCheck/path", "/services/1/healthCheck/path"],
    ],
    [
      "two services may share a public port",
      { services: [web, { ...web, name: "db" }], connections: [open("public", "web"), open("public", "db")] },
      [],
    ],
    ["machines alone need no master", { nodeGroups: [machines[1]] }, []],
  ])("%s", (_what, document, paths) => {
    expect(faultsOf(document)).toEqual(paths);
  });
});

test("a load balancer is a service of ours that listens where it is spoken to", () => {
  const parsed = parseSpec({
    specVersion: 1,
    nodeGroups: machines,
    services: [web],
    loadBalancers: [{ name: "front", services: ["web"] }],
    connections: [
      open("public", "front", 443),
      open("public", "front", 80),
      open("web", "front", [80, 90]),
      open("web", "front", [91, 99]),
    ],
  });
  expect(parsed.ok && effectiveServices(parsed.spec)[1]).toMatchObject({
    kind: "loadBalancer",
    name: "front",
    count: 1,
    publicPorts: [80, 443],
    listens: [
      { minPort: 80, maxPort: 99 },
      { minPort: 443, maxPort: 443 },
    ],
    backends: ["web"],
  });
});

test("secrets are found in env and files, once each", () => {
  const parsed = parseSpec({
    specVersion: 1,
    nodeGroups: machines,
    services: [
      { ...web, env: { A: { secret: "token" }, B: "plain" }, files: { "/etc/key": { secret: "key" }, "/etc/token": { secret: "token" } } },
    ],
  });
  expect(parsed.ok && specSecrets(parsed.spec)).toEqual(["key", "token"]);
});

test("the shape is published as JSON Schema, and docs/reference holds it", () => {
  const published = new URL("../../../../docs/reference/cluster-spec.schema.json", import.meta.url);
  expect(JSON.parse(readFileSync(published, "utf8"))).toEqual(specJsonSchema());
  expect(specJsonSchema()).toMatchObject({ type: "object", required: ["specVersion", "nodeGroups"], additionalProperties: false });
});
