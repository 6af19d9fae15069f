import { describe, expect, test } from "vitest";
import { evaluateHere } from "./testing/evaluate-here.ts";

const MACHINES = `
const k = require("slipway");
const machine = new k.Machine({ provider: "local" });
const infrastructure = new k.Infrastructure({ masters: machine, workers: machine.replicate(2) });
`;

async function specOf(body: string, args: string[] = []) {
  const evaluation = await evaluateHere(MACHINES + body, args);
  if (!evaluation.ok) throw new Error(JSON.stringify(evaluation.faults));
  return evaluation.spec;
}

const servicesOf = async (body: string): Promise<[string, number][]> =>
  (await specOf(body)).services.map(({ name, count }) => [name, count]);

describe("machines", () => {
  test("equal ones of a list are one group, others get groups of their own", async () => {
    const evaluation = await evaluateHere(`
      const { Machine, Infrastructure } = require("kelda");
      const small = Machine({ provider: "Vagrant", region: "home", cpu: 2, ram: 1.5, diskSize: 20 });
      const changed = small.clone();
      changed.ram = 4;
      new Infrastructure({ masters: [small], workers: [changed, ...small.replicate(2), changed.clone()], namespace: "shop" });`);
    const shape = { provider: "local", region: "home", size: "", cpu: 2, diskGib: 20, preemptible: false };
    expect(evaluation).toEqual({
      ok: true,
      logs: [],
      warnings: [],
      spec: {
        specVersion: 1,
        namespace: "shop",
        nodeGroups: [
          { name: "master", role: "master", count: 1, memoryMib: 1536, ...shape },
          { name: "worker", role: "worker", count: 2, memoryMib: 4096, ...shape },
          { name: "worker-2", role: "worker", count: 2, memoryMib: 1536, ...shape },
        ],
        services: [],
        loadBalancers: [],
        connections: [],
      },
    });
  });
});

describe("services", () => {
  test("a container with everything said", async () => {
    const { services } = await specOf(`
      const c = new k.Container({ name: "web", image: "caddy:2", command: ["run"], env: { A: "1" }, filepathToContent: { "/a": k.Secret("s") },
        cpu: 0.5, memoryMib: 64, count: 4, minHealthy: 2, healthCheck: { kind: "http", port: 80, path: "/up", intervalMs: 1000 } });
      c.setEnv("B", new k.Secret("b"));
      c.deploy(infrastructure);
      c.deploy(infrastructure);`);
    expect(services).toEqual([
      {
        name: "web",
        image: "caddy:2",
        command: ["run"],
        env: { A: "1", B: { secret: "b" } },
        files: { "/a": { secret: "s" } },
        count: 4,
        cpu: 0.5,
        memoryMib: 64,
        minHealthy: 2,
        healthCheck: { kind: "http", path: "/up", port: 80, intervalMs: 1000, timeoutMs: 2000, retries: 3, graceMs: 30_000 },
      },
    ]);
  });

  test("names that repeat become unique as they always did", async () => {
    const body = (names: string[]): string =>
      names.map((name) => `k.Container({ name: "${name}", image: "i" }).deploy(infrastructure);`).join("");
    const names = async (given: string[]): Promise<string[]> => (await servicesOf(body(given))).map(([name]) => name);
    expect(await names(["host", "host", "host"])).toEqual(["host", "host2", "host3"]);
    expect(await names(["host2", "host", "host", "host"])).toEqual(["host2", "host", "host22", "host3"]);
    expect(await names(["web", "web2", "web3", "web"])).toEqual(["web", "web2", "web3", "web22"]);
  });

  test("replicas that stay alike are one service", async () => {
    expect(await servicesOf(`for (const c of k.Container({ name: "web", image: "i" }).replicate(3)) c.deploy(infrastructure);`)).toEqual([
      ["web", 3],
    ]);
  });

  test("replicas that were changed are services of their own", async () => {
    const body = `
      const all = k.Container({ name: "web", image: "i" }).replicate(5);
      all[1].setEnv("ROLE", "second");
      all[3].command = ["other"];
      all.forEach((c) => c.deploy(infrastructure));`;
    expect(await servicesOf(body)).toEqual([
      ["web", 3],
      ["web2", 1],
      ["web3", 1],
    ]);
  });

  test("replicas whose network differs are services of their own, or a rule would let too much pass", async () => {
    const body = `
      const all = k.Container({ name: "web", image: "i" }).replicate(3);
      const db = k.Container({ name: "db", image: "i" });
      [db, ...all].forEach((c) => c.deploy(infrastructure));
      k.allowTraffic(all[2], db, 5432);`;
    expect(await servicesOf(body)).toEqual([
      ["web", 2],
      ["web2", 1],
      ["db", 1],
    ]);
    expect((await specOf(body)).connections).toEqual([{ from: "web2", to: "db", minPort: 5432, maxPort: 5432 }]);
  });

  test("a loop over replicas is the same as the list", async () => {
    const body = (rule: string): string => `
      const web = k.Container({ name: "web", image: "i" }).replicate(3), db = k.Container({ name: "db", image: "i" }).replicate(2);
      [...web, ...db].forEach((c) => c.deploy(infrastructure));
      ${rule}`;
    const list = await specOf(body(`k.allowTraffic(web, db, 1);`));
    expect(await specOf(body(`for (const w of web) k.allowTraffic(w, db, 1);`))).toEqual(list);
    expect(list.connections).toEqual([{ from: "web", to: "db", minPort: 1, maxPort: 1 }]);
  });

  test("a replica's host name is its own, wherever the program put it", async () => {
    const body = `
      const peers = k.Container({ name: "peer", image: "i" }).replicate(2);
      const client = k.Container({ name: "client", image: "i", env: { PEERS: peers.map((p) => p.getHostname() + ":7").join() } });
      console.log(peers[1].getHostname());
      [client, ...peers].forEach((c) => c.deploy(infrastructure));`;
    const evaluation = await evaluateHere(MACHINES + body);
    if (!evaluation.ok) throw new Error("refused");
    expect(evaluation.spec.services.find(({ name }) => name === "client")?.env).toEqual({ PEERS: "peer-1:7,peer-2:7" });
    expect(evaluation.logs).toEqual(["peer-2"]);
  });

  test("a clone is a service of its own, and neither changes the other", async () => {
    const body = `const a = k.Container({ name: "a", image: "i", env: { X: "1" } }); const b = a.clone(); b.env.X = "2"; [a, b].forEach((c) => c.deploy(infrastructure));`;
    expect((await specOf(body)).services.map(({ name, env }) => [name, env.X])).toEqual([
      ["a", "1"],
      ["a2", "2"],
    ]);
  });
});

describe("traffic", () => {
  test("lists, ranges, load balancers and the public internet", async () => {
    const { connections, loadBalancers } = await specOf(`
      const [a, b] = ["a", "b"].map((name) => k.Container({ name, image: "i" }));
      const lb = k.LoadBalancer({ name: "lb", containers: [a, b] });
      [a, b, lb].forEach((c) => c.deploy(infrastructure));
      k.allowTraffic([a, b], [a, b], new k.PortRange(10, 12));
      k.allowTraffic(k.publicInternet, lb, new k.Port(80));
      k.allowTraffic(k.publicInternet, lb, 80);
      k.allowTraffic(a, k.publicInternet, 443);`);
    const pair = (from: string, to: string) => ({ from, to, minPort: 10, maxPort: 12 });
    expect(loadBalancers).toEqual([{ name: "lb", services: ["a", "b"] }]);
    expect(connections).toEqual([
      ...[pair("a", "a"), pair("a", "b"), pair("b", "a"), pair("b", "b")],
      { from: "public", to: "lb", minPort: 80, maxPort: 80 },
      { from: "a", to: "public", minPort: 443, maxPort: 443 },
    ]);
  });
});

describe("the program", () => {
  test("arguments, output, warnings", async () => {
    const evaluation = await evaluateHere(
      `${MACHINES} console.log("n", args.length, process.argv[2], { a: 1 });\nk.Container({ name: "idle", image: "i" });`,
      ["5", "x"],
    );
    expect(evaluation.ok && evaluation.logs).toEqual(['n 2 5 {"a":1}']);
    expect(evaluation.ok && evaluation.warnings.map(({ path, message }) => [path, message])).toEqual([
      ["main.js:6:12", 'container "idle" is never deployed, so it will not exist'],
    ]);
  });

  test("time and chance are the same each time", async () => {
    const body = `${MACHINES} console.log(Date.now(), new Date().toISOString(), Math.random(), typeof Date(), new Date(0).getTime());`;
    const [first, second] = [await evaluateHere(body), await evaluateHere(body)];
    expect(first.logs).toEqual(second.logs);
    expect(first.logs[0]).toMatch(/^1767225600000 2026-01-01T00:00:00.000Z 0\.\d+ string 0$/);
  });

  const parts = {
    "parts/shape.json": '{ "provider": "local", "cpu": 2 }',
    "parts/old.js": "const shape = require('./shape.json'); exports.machine = (k) => new k.Machine(shape); exports.count = 2;",
    "parts/new.mjs":
      "import * as slipway from 'slipway'; import { machine, count } from './old.js'; import shape from './shape.json'; export const make = () => machine(slipway).replicate(count * shape.cpu / 2);",
  };

  test("files of either kind use one another", async () => {
    const fromModule =
      "import { Infrastructure } from 'slipway';\nimport { make } from './parts/new.mjs';\nnew Infrastructure({ masters: make()[0], workers: make() });";
    const fromScript =
      "const { Infrastructure } = require('slipway'); const { make } = require('./parts/new'); new Infrastructure({ masters: make()[0], workers: make() });";
    for (const main of [fromModule, fromScript]) {
      const evaluation = await evaluateHere({ "main.js": main, ...parts });
      expect(evaluation).toMatchObject({
        ok: true,
        spec: {
          nodeGroups: [
            { count: 1, cpu: 2 },
            { count: 2, cpu: 2 },
          ],
        },
      });
    }
  });

  test("a file with types is read without them", async () => {
    const main =
      "import { Machine, Infrastructure } from 'slipway';\nconst machine: Machine = new Machine({ provider: 'fake' });\nnew Infrastructure({ masters: machine, workers: machine });";
    expect(await evaluateHere({ "main.ts": main })).toMatchObject({
      ok: true,
      spec: { nodeGroups: [{ provider: "fake" }, { provider: "fake" }] },
    });
  });

  test("text that only looks like a module's stays what it is", async () => {
    const { services } = await specOf(
      'k.Container({ name: "a", image: "i", files: { "/x.sh": `\nexport A=1\nimport sys\n` } }).deploy(infrastructure);',
    );
    expect(services[0]?.files["/x.sh"]).toContain("export A=1");
  });
});
