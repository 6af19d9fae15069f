import { describe, expect, test } from "vitest";
import { type ClusterSpec, parseSpec } from "../blueprint/index.ts";
import { type ClusterSnapshot, type MachineView, type Plan, planConvergence } from "./index.ts";
import { emptyCluster, observe, runSteps, type SimulatedCluster, savePlan } from "./simulated-cluster.ts";

function spec(masters: number): ClusterSpec {
  const parsed = parseSpec({
    specVersion: 1,
    nodeGroups: [
      { name: "master", role: "master", count: masters, provider: "local" },
      { name: "worker", role: "worker", count: 2, provider: "local" },
    ],
    services: [{ name: "web", image: "caddy:2", count: 3 }],
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  return parsed.spec;
}

const planFor = (snapshot: ClusterSnapshot, target: ClusterSpec, seed = "heal"): Plan =>
  planConvergence({ target, snapshot, seed, now: 0, prices: () => 0 });

function running(masters: number): SimulatedCluster {
  const cluster = emptyCluster();
  const plan = planFor(observe(cluster), spec(masters), "start");
  savePlan(cluster, plan);
  runSteps(cluster, { plan, target: spec(masters) }, { pick: () => 0, limit: Number.POSITIVE_INFINITY });
  return cluster;
}

/** Of `masters` masters, the first ones come into these states. */
function snapshotWith(masters: number, states: MachineView["state"][]): ClusterSnapshot {
  const cluster = running(masters);
  states.forEach((state, index) => {
    const machine = machineOf(cluster, `master-${index + 1}`);
    if (machine) machine.state = state;
  });
  return observe(cluster);
}

const machineOf = (cluster: SimulatedCluster, name: string): MachineView | undefined =>
  [...cluster.nodes.values()].find((node) => node.name === name)?.machines.at(-1);

/** Without the ids of machines. */
const keys = (plan: Plan): string[] => plan.steps.map(({ key }) => key.replace(/ [0-9a-f]{8}$/, ""));
const swarmKeys = (plan: Plan): string[] => keys(plan).filter((key) => key.startsWith("swarm."));
const after = (plan: Plan, start: string): string[] =>
  (plan.steps.find(({ key }) => key.startsWith(start))?.dependsOn ?? []).map((key) => key.replace(/ [0-9a-f]{8}$/, ""));

describe("too few masters live to decide", () => {
  test("a survivor goes on alone, the dead are forgotten, replacements join, a copy is kept; nothing else is touched", () => {
    const plan = planFor(snapshotWith(3, ["gone", "gone"]), spec(3));
    expect(keys(plan).toSorted()).toEqual(
      [
        ...["machine.create master-1", "machine.create master-2", "machine.prepare master-1", "machine.prepare master-2"],
        ...["swarm.restore master-3", "swarm.forget master-1", "swarm.forget master-2", "swarm.join master-1", "swarm.join master-2"],
        "swarm.backup master-3",
      ].toSorted(),
    );
    expect(after(plan, "swarm.forget master-1")).toEqual(["swarm.restore master-3"]);
    expect(after(plan, "swarm.join master-2")).toEqual(
      expect.arrayContaining(["machine.prepare master-2", "swarm.forget master-1", "swarm.forget master-2"]),
    );
  });

  test("not before those that are to end have ended: until then they may lead", () => {
    const plan = planFor(snapshotWith(3, ["deleting", "deleting"]), spec(3));
    expect(after(plan, "swarm.restore master-3").toSorted()).toEqual(["machine.delete master-1", "machine.delete master-2"]);
  });

  test("two of five: one goes on alone, and the other comes in again", () => {
    const plan = planFor(snapshotWith(5, ["gone", "gone", "gone"]), spec(5));
    expect(swarmKeys(plan)).toContain("swarm.restore master-4");
    expect(
      swarmKeys(plan)
        .filter((key) => key.startsWith("swarm.join"))
        .toSorted(),
    ).toEqual([1, 2, 3, 5].map((ordinal) => `swarm.join master-${ordinal}`));
  });

  test("a survivor forgets its own node's earlier machine: it is not that one", () => {
    const snapshot = snapshotWith(1, []);
    const master = snapshot.nodes.find(({ role }) => role === "master");
    if (!master?.machine) throw new Error("no master");
    master.former = [{ ...master.machine, id: "earlier", state: "gone" }];
    expect(swarmKeys(planFor(snapshot, spec(1)))).toEqual([
      "swarm.restore master-1",
      "swarm.forget master-1 earlier",
      "swarm.backup master-1",
    ]);
  });
});

describe("no swarm is begun beside one that may have a leader", () => {
  test.each<[string, MachineView["state"][]]>([
    ["one of three is gone: the others elect", ["gone"]],
    ["one of three is silent", ["unreachable"]],
  ])("%s", (_, states) => {
    expect(swarmKeys(planFor(snapshotWith(3, states), spec(3))).filter((key) => /init|restore/.test(key))).toEqual([]);
  });

  test.each<[string, MachineView["state"][]]>([
    ["one is gone and one silent", ["gone", "unreachable"]],
    ["two are silent", ["unreachable", "unreachable"]],
    ["one ends and one is silent", ["deleting", "unreachable"]],
    ["all are silent", ["unreachable", "unreachable", "unreachable"]],
  ])("%s: nothing but waiting", (_, states) => {
    expect(swarmKeys(planFor(snapshotWith(3, states), spec(3)))).toEqual([]);
  });

  test("nor is a master retired while nobody can say who decides", () => {
    const snapshot = snapshotWith(5, ["unreachable", "unreachable", "unreachable"]);
    const plan = planFor(snapshot, spec(1));
    expect(swarmKeys(plan)).toEqual([]);
    expect(keys(plan).filter((key) => /delete master-[45]/.test(key))).toEqual([]);
  });
});

test("most live, but they were seen without a leader for long: one goes on alone", () => {
  expect(swarmKeys(planFor({ ...snapshotWith(3, ["gone"]), swarm: "lost" }, spec(3)))).toContain("swarm.restore master-2");
});

test("the dead are forgotten before a living master retires: two of three would be too few otherwise", () => {
  const plan = planFor(snapshotWith(3, ["gone"]), spec(1));
  expect(after(plan, "swarm.forget master-3")).toEqual(["swarm.forget master-1"]);
});
