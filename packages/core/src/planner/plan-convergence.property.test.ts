import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ClusterSpec, effectiveServices, type NodeRole } from "../blueprint/index.ts";
import { needsHealing } from "../reconciler/index.ts";
import { type MachineView, type Plan, planConvergence, planIsEmpty } from "./index.ts";
import {
  anyMasterMishap,
  anyMishap,
  anySpec,
  anySpecOfManyMasters,
  befall,
  type Mishap,
  propertyRuns,
  RESTING_UNTIL_MS,
  speakAgain,
} from "./random-clusters.ts";
import { emptyCluster, observe, runSteps, type SimulatedCluster, savePlan } from "./simulated-cluster.ts";
import { taskConfigHash } from "./task-hashes.ts";

interface Episode {
  spec: ClusterSpec;
  mishaps: Mishap[];
  /** Steps until the worker dies. */
  limit: number;
}

const episodes = fc.array(
  fc.record({
    spec: anySpec,
    mishaps: fc.array(anyMishap, { maxLength: 3 }),
    limit: fc.oneof(fc.nat(30), fc.constant(Number.POSITIVE_INFINITY)),
  }),
  { minLength: 1, maxLength: 4 },
);
const picks = fc.infiniteStream(fc.nat(1_000));

const MAX_ROUNDS = 6;

function plan(cluster: SimulatedCluster, target: ClusterSpec | null, { seed = "seed", now = 0 } = {}): Plan {
  return planConvergence({ target, snapshot: observe(cluster), seed, now, prices: () => 1 });
}

/** A cluster with a past: specs applied, plans cut short, machines and tasks failing. */
function live(past: Episode[], pick: (count: number) => number): SimulatedCluster {
  const cluster = emptyCluster();
  past.forEach(({ spec, mishaps, limit }, index) => {
    const next = plan(cluster, spec, { seed: `past/${index}` });
    savePlan(cluster, next);
    runSteps(cluster, { plan: next, target: spec }, { pick, limit });
    for (const mishap of mishaps) befall(cluster, mishap);
  });
  return cluster;
}

function converge(cluster: SimulatedCluster, target: ClusterSpec | null, pick: (count: number) => number): Plan {
  for (let round = 1; round <= MAX_ROUNDS; round += 1) {
    const next = plan(cluster, target, { seed: `round/${round}`, now: RESTING_UNTIL_MS });
    if (planIsEmpty(next)) return next;
    savePlan(cluster, next);
    runSteps(cluster, { plan: next, target }, { pick, limit: Number.POSITIVE_INFINITY });
  }
  return plan(cluster, target, { seed: "last", now: RESTING_UNTIL_MS });
}

function picker(stream: fc.Stream<number>): (count: number) => number {
  return (count) => (stream.next().value ?? 0) % Math.max(1, count);
}

describe("planConvergence, whatever happened before", { timeout: 900_000 }, () => {
  test("every step can be done when its turn comes, and doing them all leads to nothing more to do", () => {
    fc.assert(
      fc.property(episodes, anySpec, picks, (past, target, stream) => {
        const pick = picker(stream);
        const cluster = live(past, pick);
        speakAgain(cluster);
        const last = converge(cluster, target, pick);
        expect(cluster.violations).toEqual([]);
        expect(last.steps).toEqual([]);
        expectWanted(cluster, target, last);
        expectWholeSwarm(cluster, last);
      }),
      propertyRuns,
    );
  });

  test("masters lost again and again, while what was lost is being put right: no split, and in the end all is whole", () => {
    const losses = fc.array(fc.record({ mishaps: fc.array(anyMasterMishap, { maxLength: 2 }), limit: fc.nat(25) }), { maxLength: 4 });
    fc.assert(
      fc.property(anySpecOfManyMasters, losses, picks, (spec, past, stream) => {
        const pick = picker(stream);
        const start = { spec, mishaps: [], limit: Number.POSITIVE_INFINITY };
        const cluster = live([start, ...past.map((loss) => ({ spec, ...loss }))], pick);
        speakAgain(cluster);
        const last = converge(cluster, spec, pick);
        expect(cluster.violations).toEqual([]);
        expect(last.steps).toEqual([]);
        expectWholeSwarm(cluster, last);
      }),
      propertyRuns,
    );
  });

  test("with a silent machine left alone it ends as well, and touches nothing on it", () => {
    fc.assert(
      fc.property(episodes, anySpec, picks, (past, target, stream) => {
        const pick = picker(stream);
        const cluster = live(past, pick);
        const next = plan(cluster, target);
        const silent = new Set(observe(cluster).nodes.flatMap(({ machine }) => (machine?.state === "unreachable" ? [machine.id] : [])));
        const touched = next.steps.filter(
          ({ kind, input }) => silent.has(input.machineId ?? "") && !["machine.delete", "swarm.forget", "task.stop"].includes(kind),
        );
        expect(touched).toEqual([]);
        expect(converge(cluster, target, pick).steps).toEqual([]);
        expect(cluster.violations).toEqual([]);
      }),
      propertyRuns,
    );
  });

  test("the same request gives the same plan, in an order without circles or detours", () => {
    fc.assert(
      fc.property(episodes, anySpec, picks, (past, target, stream) => {
        const cluster = live(past, picker(stream));
        const next = plan(cluster, target);
        expect(plan(cluster, target)).toEqual(next);
        expectReducedOrder(next);
      }),
      propertyRuns,
    );
  });

  test("what is healthy and wanted is neither stopped, moved nor restarted", () => {
    fc.assert(
      fc.property(anySpec, fc.array(anyMishap, { maxLength: 4 }), picks, (target, mishaps, stream) => {
        const pick = picker(stream);
        const cluster = live([{ spec: target, mishaps: [], limit: Number.POSITIVE_INFINITY }], pick);
        converge(cluster, target, pick);
        for (const mishap of mishaps) befall(cluster, mishap);
        const doomed = new Set(observe(cluster).nodes.flatMap(({ machine }) => (machine?.state === "running" ? [] : [machine?.id ?? ""])));
        const healthy = [...cluster.tasks.values()].filter(({ state, machineId }) => state === "running" && !doomed.has(machineId));
        const moved = new Set(
          plan(cluster, target)
            .steps.filter(({ kind }) => kind.startsWith("task."))
            .map(({ input }) => input.taskId),
        );
        expect(healthy.filter(({ id }) => moved.has(id))).toEqual([]);
      }),
      propertyRuns,
    );
  });

  test("workers keep their membership, whichever masters are lost", () => {
    fc.assert(
      fc.property(anySpec, fc.array(anyMishap, { minLength: 1, maxLength: 4 }), picks, (target, mishaps, stream) => {
        const pick = picker(stream);
        const cluster = live([{ spec: target, mishaps: [], limit: Number.POSITIVE_INFINITY }], pick);
        converge(cluster, target, pick);
        for (const mishap of mishaps) befall(cluster, mishap);
        const members = new Set(runningMachines(cluster, "worker").flatMap(({ id, joined }) => (joined ? [id] : [])));
        const steps = plan(cluster, target).steps.filter(({ kind }) => kind === "swarm.init" || kind === "swarm.join");
        expect(steps.filter(({ kind, input }) => kind === "swarm.init" || members.has(input.machineId ?? ""))).toEqual([]);
      }),
      propertyRuns,
    );
  });

  test("the watcher asks for healing exactly when there is something to put right", () => {
    fc.assert(
      fc.property(anySpec, fc.array(anyMishap, { maxLength: 3 }), picks, (target, mishaps, stream) => {
        const pick = picker(stream);
        const cluster = live([{ spec: target, mishaps: [], limit: Number.POSITIVE_INFINITY }], pick);
        converge(cluster, target, pick);
        for (const mishap of mishaps) befall(cluster, mishap);
        const { reasons, wakeAt } = needsHealing(target, observe(cluster), 0);
        expect(reasons.length > 0).toBe(!planIsEmpty(plan(cluster, target)));
        expect(wakeAt).toBe(
          [...cluster.tasks.values()].some(({ notBefore }) => notBefore !== null && notBefore > 0) ? RESTING_UNTIL_MS : null,
        );
      }),
      propertyRuns,
    );
  });

  test("wanting nothing leaves nothing", () => {
    fc.assert(
      fc.property(episodes, picks, (past, stream) => {
        const pick = picker(stream);
        const cluster = live(past, pick);
        converge(cluster, null, pick);
        expect(cluster.violations).toEqual([]);
        expect({ machines: observe(cluster).nodes, network: cluster.network }).toEqual({ machines: [], network: false });
      }),
      propertyRuns,
    );
  });
});

/** The end state is the spec, but for what the plan says has no room. */
function expectWanted(cluster: SimulatedCluster, target: ClusterSpec, last: Plan): void {
  const without = new Set(last.unplaced.map(({ task }) => task));
  const tasks = [...cluster.tasks.values()];
  for (const service of effectiveServices(target)) {
    const names = Array.from({ length: service.count }, (_, index) => `${service.name}-${index + 1}`).filter((name) => !without.has(name));
    const running = tasks.filter((task) => task.service === service.name && task.state === "running" && !without.has(task.name));
    expect(running.map(({ name }) => name).sort()).toEqual(names.sort());
    for (const { configHash } of running) expect(configHash).toBe(taskConfigHash(service));
  }
  const live = [...cluster.nodes.values()].filter(({ machines }) => machines.some(({ state }) => state === "running"));
  if (without.size === 0) {
    expect(live).toHaveLength(target.nodeGroups.reduce((sum, { count }) => sum + count, 0));
    expect(tasks).toHaveLength(effectiveServices(target).reduce((sum, { count }) => sum + count, 0));
  }
}

/** The masters, all of them and nobody else, decide. Workers are members; one that goes, but cannot be emptied, may not have become one. */
function expectWholeSwarm(cluster: SimulatedCluster, { unplaced }: Plan): void {
  const masters = runningMachines(cluster, "master");
  const workers = unplaced.length === 0 ? runningMachines(cluster, "worker") : [];
  expect([...masters, ...workers].filter(({ joined }) => !joined)).toEqual([]);
  expect([...cluster.voters].sort()).toEqual(masters.map(({ id }) => id).sort());
}

function runningMachines({ nodes }: SimulatedCluster, wanted: NodeRole): MachineView[] {
  const machines = [...nodes.values()].filter(({ role }) => role === wanted).flatMap((node) => node.machines);
  return machines.filter(({ state }) => state === "running");
}

function expectReducedOrder({ steps }: Plan): void {
  const above = new Map<string, Set<string>>();
  for (const { key, dependsOn } of steps) {
    const ancestors = new Set<string>();
    for (const dependency of dependsOn) {
      const further = above.get(dependency);
      expect(further, `${key} comes before ${dependency}`).toBeDefined();
      for (const ancestor of further ?? []) ancestors.add(ancestor);
    }
    expect(dependsOn.filter((dependency) => ancestors.has(dependency))).toEqual([]);
    above.set(key, new Set([...ancestors, ...dependsOn]));
  }
  expect(above.size).toBe(steps.length);
}
