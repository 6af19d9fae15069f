import { describe, expect, test } from "vitest";
import { type ClusterSpec, parseSpec } from "../blueprint/index.ts";
import { needsHealing } from "../reconciler/index.ts";
import { describePlan, type Plan, type PlanRequest, planConvergence, planIsEmpty } from "./index.ts";
import { emptyCluster, endMachine, observe, runSteps, type SimulatedCluster, savePlan } from "./simulated-cluster.ts";

function spec(
  change: {
    greeting?: string;
    count?: number;
    minHealthy?: number;
    workers?: number;
    memoryMib?: number;
    masters?: number;
    port?: number;
  } = {},
): ClusterSpec {
  const { greeting = "hello", count = 3, minHealthy, workers = 2, memoryMib = 512, masters = 1, port = 8080 } = change;
  const parsed = parseSpec({
    specVersion: 1,
    nodeGroups: [
      { name: "master", role: "master", count: masters, provider: "local" },
      { name: "worker", role: "worker", count: workers, provider: "local", memoryMib },
    ],
    services: [
      {
        name: "web",
        image: "caddy:2",
        count,
        env: { GREETING: greeting, KEY: { secret: "key" } },
        ...(minHealthy === undefined ? {} : { minHealthy }),
      },
      { name: "db", image: "postgres:18" },
    ],
    loadBalancers: [{ name: "front", services: ["web"] }],
    connections: [
      { from: "public", to: "front", minPort: 80, maxPort: 80 },
      { from: "web", to: "db", minPort: port, maxPort: port },
    ],
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  return parsed.spec;
}

let rounds = 0;
function planFor(cluster: SimulatedCluster, target: ClusterSpec | null, more: Partial<PlanRequest> = {}): Plan {
  rounds += 1;
  return planConvergence({ target, snapshot: observe(cluster), seed: `round ${rounds}`, now: 0, prices: () => 0.5, ...more });
}

function execute(cluster: SimulatedCluster, target: ClusterSpec | null, plan: Plan): void {
  savePlan(cluster, plan);
  runSteps(cluster, { plan, target }, { pick: () => 0, limit: Number.POSITIVE_INFINITY });
}

function running(target = spec()): SimulatedCluster {
  const cluster = emptyCluster();
  execute(cluster, target, planFor(cluster, target));
  expect(cluster.violations).toEqual([]);
  return cluster;
}

const kinds = (plan: Plan) => plan.steps.map(({ kind }) => kind);
const dependencies = (plan: Plan, start: string) =>
  plan.steps.find(({ key }) => key.startsWith(start))?.dependsOn.map((key) => key.replace(/ [0-9a-f]{8}$/, ""));
const killNode = (cluster: SimulatedCluster, name: string) => {
  const machine = [...cluster.nodes.values()].find((node) => node.name === name)?.machines.at(-1);
  if (machine) endMachine(cluster, machine);
};

describe("a start", () => {
  test("has a row and a price for everything, and nothing waits longer than it must", () => {
    const plan = planFor(emptyCluster(), spec(), { previous: null });
    expect([plan.nodes.length, plan.machines.length, plan.tasks.length]).toEqual([3, 3, 5]);
    expect(plan.price).toEqual({ beforeUsdPerHour: 0, afterUsdPerHour: 1.5 });
    expect(dependencies(plan, "image.pull worker-1 caddy:2")).toEqual(["machine.prepare worker-1"]);
    expect(dependencies(plan, "task.start web-1")).toEqual([
      "image.pull worker-2 caddy:2",
      "overlay.ensure master-1",
      "swarm.join worker-2",
    ]);
    expect(dependencies(plan, "balancer.configure front-1")).toEqual([
      "task.start front-1",
      "task.start web-1",
      "task.start web-2",
      "task.start web-3",
    ]);
  });

  test("done, leaves nothing to do", () => {
    const plan = planFor(running(), spec(), { previous: spec() });
    expect([planIsEmpty(plan), plan.changes, describePlan(plan)]).toEqual([true, [], ["no change"]]);
  });
});

describe("an edit", () => {
  test("of one variable names exactly that, and replaces the service's tasks one by one", () => {
    const cluster = running();
    const target = spec({ greeting: "ahoy" });
    const plan = planFor(cluster, target, { previous: spec() });
    expect(plan.changes).toEqual([
      { subject: "service", action: "change", name: "web", fields: ["env.GREETING"], reason: "edited in the blueprint" },
    ]);
    expect(plan.tasks.map(({ name }) => name)).toEqual(["web-1", "web-2", "web-3"]);
    expect(dependencies(plan, "task.stop web-1")).toEqual([expect.stringMatching(/^balancer.configure front-1 without web-1/)]);
    expect(dependencies(plan, "task.start web-2")).toContain("task.stop web-1");
    execute(cluster, target, plan);
    expect([cluster.violations, planIsEmpty(planFor(cluster, target))]).toEqual([[], true]);
  });

  test("of a connection changes rules and restarts nothing", () => {
    const plan = planFor(running(), spec({ port: 9090 }), { previous: spec() });
    expect(new Set(kinds(plan))).toEqual(new Set(["task.firewall"]));
    expect(plan.changes.map(({ action, name }) => `${action} ${name}`)).toEqual(["add web → db:9090", "remove web → db:8080"]);
  });

  test("of a secret replaces the tasks that use it, but healing leaves them alone", () => {
    const cluster = running();
    expect(planFor(cluster, spec(), { secretVersions: { key: 2 } }).tasks.map(({ service }) => service)).toEqual(["web", "web", "web"]);
    expect(planIsEmpty(planFor(cluster, spec(), { secretVersions: { key: 2 }, healOnly: true }))).toBe(true);
  });

  test("to fewer tasks takes the last slots out of the load balancer first", () => {
    const plan = planFor(running(), spec({ count: 2 }), { previous: spec() });
    expect(kinds(plan)).toEqual(["balancer.configure", "task.stop", "balancer.configure"]);
    expect(plan.steps[0]?.input.drainTaskIds).toEqual([plan.steps[1]?.input.taskId]);
  });

  test("of the machines' shape brings new ones, moves the tasks, and only then ends the old", () => {
    const cluster = running();
    const target = spec({ memoryMib: 1024 });
    const plan = planFor(cluster, target, { previous: spec() });
    expect(plan.nodes.map(({ name }) => name)).toEqual(["worker-3", "worker-4"]);
    expect(plan.changes.find(({ action }) => action === "remove")).toMatchObject({ name: "worker-1", fields: ["memoryMib"] });
    execute(cluster, target, plan);
    expect(cluster.violations).toEqual([]);
    expect(observe(cluster).nodes.map(({ name }) => name)).toEqual(["master-1", "worker-3", "worker-4"]);
  });

  test("that finds no room says so and leaves what runs", () => {
    const cluster = running();
    const wide = { ...spec(), services: spec().services.map((service) => ({ ...service, memoryMib: 4_000 })) };
    const plan = planFor(cluster, wide);
    expect(kinds(plan)).toEqual([]);
    expect(plan.unplaced[0]).toMatchObject({
      task: "web-1",
      reasons: [expect.stringContaining("memory 4000 of 448 MiB free"), expect.stringContaining("a master")],
    });
  });
});

describe("healing", () => {
  test("a task that fits nowhere is told, though there is nothing to do for it", () => {
    const narrow = spec({ count: 1 });
    const wanted = { ...narrow, services: [...narrow.services, { ...narrow.services[0]!, name: "wide", memoryMib: 100_000 }] };
    expect(needsHealing(wanted, observe(running(narrow)), 0)).toEqual({ reasons: [], wakeAt: null, unplaced: ["wide-1"] });
    expect(needsHealing(narrow, observe(running(narrow)), 0).unplaced).toEqual([]);
  });

  test("a dead worker's tasks start elsewhere at once, while the same node gets another machine", () => {
    const cluster = running();
    killNode(cluster, "worker-2");
    const plan = planFor(cluster, spec());
    expect(plan.nodes).toEqual([]);
    expect(plan.placements.map(({ node }) => node)).toEqual(plan.placements.map(() => "worker-1"));
    for (const { name } of plan.tasks)
      expect(dependencies(plan, `task.start ${name}`)).toEqual([expect.stringMatching(/^image.pull worker-1/)]);
    expect(dependencies(plan, "swarm.join worker-2")).toEqual(expect.arrayContaining(["swarm.forget worker-2"]));
    execute(cluster, spec(), plan);
    expect([cluster.violations, planIsEmpty(planFor(cluster, spec()))]).toEqual([[], true]);
  });

  test("a dead lone master is restored on its replacement, and no task is touched", () => {
    const cluster = running();
    killNode(cluster, "master-1");
    const plan = planFor(cluster, spec());
    expect(kinds(plan)).toEqual(["machine.create", "machine.prepare", "swarm.restore", "swarm.backup"]);
  });

  test("one of three masters is forgotten before its replacement joins", () => {
    const cluster = running(spec({ masters: 3 }));
    killNode(cluster, "master-2");
    const plan = planFor(cluster, spec({ masters: 3 }));
    expect(kinds(plan).toSorted()).toEqual(["machine.create", "machine.prepare", "swarm.backup", "swarm.forget", "swarm.join"]);
  });

  test("a machine that only does not answer is left alone", () => {
    const cluster = running();
    for (const { machines } of cluster.nodes.values()) for (const machine of machines) machine.state = "unreachable";
    expect(planIsEmpty(planFor(cluster, spec()))).toBe(true);
  });

  test("an exited task starts again on its machine, once its time has come", () => {
    const cluster = running();
    const [task] = cluster.tasks.values();
    Object.assign(task ?? {}, { state: "exited", notBefore: 5_000 });
    expect(planIsEmpty(planFor(cluster, spec()))).toBe(true);
    expect(planFor(cluster, spec(), { now: 5_000 }).steps[0]).toMatchObject({
      kind: "task.restart",
      input: { taskId: task?.id, machineId: task?.machineId },
    });
  });
});

test("a stop ends every machine at once, then their network, and nothing else", () => {
  const plan = planFor(running(), null);
  expect(kinds(plan)).toEqual(["machine.delete", "machine.delete", "machine.delete", "network.delete"]);
  expect(plan.steps.slice(0, 3).every(({ dependsOn }) => dependsOn.length === 0)).toBe(true);
});
