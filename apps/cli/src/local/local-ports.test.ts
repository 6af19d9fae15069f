import { createServer } from "node:net";
import { expect, test } from "vitest";
import { freePort } from "./free-port.ts";
import { settledPorts, webPort } from "./local-ports.ts";
import { inStartOrder, type LocalState, serviceNames } from "./local-state.ts";

const nobody = () => false;

async function stateWith(processes: number): Promise<LocalState> {
  return {
    installId: "x",
    ports: { postgres: await freePort(), temporal: await freePort(), web: await freePort() },
    options: { providers: ["fake"], timeDivisor: 1, processes, environment: {} },
    wanted: [],
    temporalBinary: "",
    stamps: {},
    startedEngine: null,
  };
}

test("one process of each listens at the dashboard's address; two have addresses of their own behind a proxy", async () => {
  expect(serviceNames({ processes: 1 })).toEqual(["postgres", "temporal", "web", "worker"]);
  expect(serviceNames({ processes: 2 })).toEqual(["postgres", "temporal", "web", "web-2", "worker", "worker-2", "proxy"]);
  const one = await stateWith(1);
  const ports = await settledPorts(one, nobody);
  expect(Object.keys(ports).sort()).toEqual(["postgres", "temporal", "web", "web.health", "worker.health"]);
  expect(webPort({ ...one, ports }, "web")).toBe(one.ports.web);

  const two = { ...one, ports, options: { ...one.options, processes: 2 } };
  const more = await settledPorts(two, nobody);
  expect(more).toMatchObject(ports);
  expect(new Set(Object.values(more)).size).toBe(Object.keys(more).length);
  expect([webPort({ ...two, ports: more }, "web"), webPort({ ...two, ports: more }, "web-2")]).toEqual([
    more["web.http"],
    more["web-2.http"],
  ]);
});

test("a port is kept while its process lives, and chosen anew when a stranger has it", async () => {
  const state = await stateWith(1);
  const stranger = createServer().listen(state.ports.temporal, "127.0.0.1");
  await new Promise((resolve) => stranger.once("listening", resolve));
  try {
    expect((await settledPorts(state, (name) => name === "temporal")).temporal).toBe(state.ports.temporal);
    const settled = await settledPorts(state, nobody);
    expect(settled.temporal).not.toBe(state.ports.temporal);
    expect(settled.postgres).toBe(state.ports.postgres);
  } finally {
    stranger.close();
  }
});

test("services start with their stores and end before them", () => {
  expect(inStartOrder(["proxy", "worker-2", "web-2", "temporal", "web", "postgres", "worker"])).toEqual([
    "postgres",
    "temporal",
    "web",
    "web-2",
    "worker",
    "worker-2",
    "proxy",
  ]);
});
