import { randomUUID } from "node:crypto";
import { nodeAddress } from "@slipway/core/networking";
import type { ExecutionStore, SavedStep } from "@slipway/core/ports";
import { beforeEach, expect, test } from "vitest";
import type { ClusterRow } from "../stores/records.ts";
import { acceptTestStart, createTestCluster, createTestTeam, testDatabase, testPlan } from "../testing/index.ts";
import { executionStore } from "./execution-store.ts";

const db = testDatabase({ max: 8 });
let cluster: ClusterRow;
let store: ExecutionStore;
let operationId: string;
let nowMs: number;

beforeEach(async () => {
  const { teamId } = await createTestTeam(db.database);
  cluster = await createTestCluster(db.database, teamId);
  operationId = await acceptTestStart(db.database, cluster);
  nowMs = Date.now();
  store = system().forTeam(teamId);
});

const system = () => executionStore(db.database, { clock: { now: () => nowMs } });
const events = () =>
  db.database.forTeam(cluster.teamId).transaction((tx) => tx.events.list({ clusterId: cluster.id, after: 0, limit: 200 }));
const eventTypes = async () => (await events()).map((event) => event.type);

/** Begun, planned, its machine running and its task started. */
async function runningCluster() {
  const plan = testPlan();
  await store.beginOperation(operationId);
  const steps = await store.savePlan(operationId, 1, plan);
  await store.patchMachine(plan.machineId, { state: "booting", providerId: "p-1", ssh: { host: "127.0.0.1", port: 2222 } });
  await store.patchMachine(plan.machineId, { state: "running", prepared: true, engineNodeId: "engine-1" });
  await store.patchTask(plan.taskId, { state: "starting", machineId: plan.machineId });
  await store.patchTask(plan.taskId, { state: "running", startedAt: "2026-01-01T00:00:00.000Z" });
  return { ...plan, savedSteps: steps };
}

test("a plan is saved once, however often and by however many it is saved", async () => {
  await store.beginOperation(operationId);
  const saved = await Promise.all(Array.from({ length: 6 }, () => store.savePlan(operationId, 1, testPlan())));
  const [first] = saved;
  for (const again of saved) expect(again).toEqual(first);
  expect(first).toMatchObject([
    { key: "machine.create worker-1", state: "pending", dependsOn: [] },
    { key: "task.start web-1", state: "pending", dependsOn: [first![0]!.id] },
  ]);
  const machines = await store.listMachines(cluster.id);
  expect(machines).toMatchObject([
    { nodeName: "worker-1", state: "intended", shape: { memoryMib: 1024 }, privateAddress: "10.64.1.0", ssh: null },
  ]);
  expect(await store.listTasks(cluster.id)).toMatchObject([{ name: "web-1", machineId: null, publicPorts: [80], state: "pending" }]);
  expect((await eventTypes()).filter((type) => type === "operation.planned")).toHaveLength(1);
});

test("steps begin and end once; late outcomes change nothing", async () => {
  const { savedSteps } = await runningCluster();
  const { id } = savedSteps[0] as SavedStep;
  await store.beginStep(id);
  await store.beginStep(id);
  await store.finishStep(id, { state: "succeeded", message: "made\0" });
  await store.finishStep(id, { state: "failed", failure: { code: "UNREACHABLE", message: "late" } });
  await store.beginStep(id);
  expect(await store.loadStep(id)).toMatchObject({ state: "succeeded", attempt: 2, kind: "machine.create" });
  expect((await eventTypes()).filter((type) => type.startsWith("step."))).toEqual(["step.started", "step.succeeded"]);
  const other = savedSteps[1] as SavedStep;
  await expect(store.finishStep(other.id, { state: "succeeded" })).rejects.toMatchObject({ code: "INTERNAL" });
});

test("the snapshot tells what exists: a dead machine makes its node empty, its tasks lost, their address cooling", async () => {
  const { machineId, nodeId, taskId } = await runningCluster();
  const before = await store.snapshot(cluster.id);
  expect(before.nodes).toMatchObject([
    { id: nodeId, machine: { id: machineId, state: "running", joined: true, prepared: true }, former: [] },
  ]);
  expect(before.tasks).toMatchObject([{ id: taskId, machineId, cpu: 0.5, memoryMib: 128, state: "running" }]);
  expect(before).toMatchObject({ subnet: cluster.subnet, slices: { web: { firstUnit: 16 } }, coolingAddresses: [] });

  await store.patchMachine(machineId, { state: "gone" });
  const after = await store.snapshot(cluster.id);
  // The swarm still counts its engine: the planner has to forget it.
  expect(after.nodes).toMatchObject([{ id: nodeId, machine: null, former: [{ id: machineId, state: "gone", joined: true }] }]);
  expect(after).toMatchObject({ tasks: [], coolingAddresses: ["10.128.16.2"] });
  expect(await store.loadTask(taskId)).toMatchObject({ state: "lost" });

  await store.patchMachine(machineId, { engineNodeId: null });
  await store.patchMachine(machineId, { state: "running" });
  await store.patchTask(taskId, { state: "running" });
  nowMs += 11 * 60_000;
  const later = await store.snapshot(cluster.id);
  expect(later.nodes).toMatchObject([{ machine: null, former: [] }]);
  expect(later).toMatchObject({ tasks: [], coolingAddresses: [] });
  expect((await events()).filter((event) => event.type === "task.state_changed").map((event) => event.data.to)).toEqual([
    "starting",
    "running",
    "lost",
  ]);
});

test("impossible transitions are errors", async () => {
  const { machineId, taskId } = await runningCluster();
  await expect(store.patchMachine(machineId, { state: "intended" })).rejects.toMatchObject({ code: "INTERNAL" });
  await expect(store.patchTask(taskId, { state: "pending" })).rejects.toMatchObject({ code: "INTERNAL" });
  await expect(store.patchMachine(randomUUID(), { prepared: true })).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("what is written at the same time is one transaction's worth of events, and the impossible fails by itself", async () => {
  const { machineId, taskId, savedSteps } = await runningCluster();
  const before = (await events()).length;
  const [step] = savedSteps as [SavedStep];
  const outcomes = await Promise.allSettled([
    store.beginStep(step.id),
    store.patchMachine(machineId, { state: "intended" }),
    store.finishStep(step.id, { state: "succeeded" }),
    store.patchTask(randomUUID(), { state: "running" }),
    store.patchMachine(machineId, { state: "gone" }),
    store.patchTask(taskId, { reason: "too late" }),
  ]);
  expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled", "rejected", "fulfilled", "fulfilled"]);
  expect((await events()).slice(before).map(({ type, sequence }) => [type, sequence])).toEqual([
    ["step.started", before + 1],
    ["step.succeeded", before + 2],
    ["machine.state_changed", before + 3],
    ["task.state_changed", before + 4],
  ]);
  expect(await store.loadStep(step.id)).toMatchObject({ state: "succeeded", attempt: 1 });
  expect(await store.loadTask(taskId)).toMatchObject({ state: "lost", reason: "too late" });
});

test("what a step has changed is recorded with its end, both or neither", async () => {
  const { machineId, taskId, savedSteps } = await runningCluster();
  const [making, starting] = savedSteps as [SavedStep, SavedStep];
  const before = (await events()).length;
  const lost = { part: "machine", id: machineId, patch: { state: "unreachable" } } as const;
  const impossible = { part: "machine", id: machineId, patch: { state: "intended" } } as const;
  // Not begun: its change is not made either.
  await expect(store.finishStep(making.id, { state: "succeeded", change: lost })).rejects.toMatchObject({ code: "INTERNAL" });
  await store.beginStep(making.id);
  await expect(store.finishStep(making.id, { state: "succeeded", change: impossible })).rejects.toMatchObject({ code: "INTERNAL" });
  const nobody = { ...lost, id: randomUUID() };
  await expect(store.finishStep(making.id, { state: "succeeded", change: nobody })).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(await store.loadStep(making.id)).toMatchObject({ state: "running" });
  expect(await store.loadMachine(machineId)).toMatchObject({ state: "running" });

  await store.finishStep(making.id, { state: "succeeded", change: lost });
  await Promise.all([
    store.beginStep(starting.id),
    store.patchTask(taskId, { state: "stopping" }),
    store.finishStep(starting.id, { state: "succeeded", change: { part: "task", id: taskId, patch: { state: "stopped" } } }),
  ]);
  expect((await events()).slice(before).map(({ type }) => type)).toEqual([
    "step.started",
    "machine.state_changed",
    "step.succeeded",
    "step.started",
    "task.state_changed",
    "task.state_changed",
    "step.succeeded",
  ]);
  expect(await store.loadTask(taskId)).toMatchObject({ state: "stopped" });
  expect((await store.snapshot(cluster.id)).tasks).toEqual([]);
});

test("many processes that write to one cluster at once lose nothing and leave no gap in its events", async () => {
  const { machineId, taskId } = await runningCluster();
  const before = (await events()).length;
  const stores = Array.from({ length: 6 }, () => system().forTeam(cluster.teamId));
  const write = async (one: ExecutionStore, writer: number) => {
    for (let round = 0; round < 10; round += 1) {
      await one.patchTask(taskId, { restartCount: 1 + round * stores.length + writer });
      await one.patchMachine(machineId, { reason: `${writer}/${round}` });
      await one.patchCluster(cluster.id, { overlayEnsured: (round + writer) % 2 === 0 });
    }
  };
  await Promise.all(stores.map(write));
  const written = (await events()).slice(before);
  expect(written.map(({ sequence }) => sequence)).toEqual(written.map((_, at) => before + 1 + at));
  expect(await store.loadTask(taskId)).toMatchObject({ state: "running", machineId, publicPorts: [80] });
});

test("an observation writes only what differs, and nothing that is impossible", async () => {
  const { machineId, taskId } = await runningCluster();
  const observation = {
    machines: [{ id: machineId, patch: { state: "unreachable" as const } }],
    tasks: [{ id: taskId, patch: { state: "exited" as const, notBefore: nowMs + 1_000 } }],
    cluster: {},
  };
  expect(await store.recordObservation(cluster.id, observation)).toBe(true);
  const count = (await events()).length;
  expect(await store.recordObservation(cluster.id, observation)).toBe(false);
  const outdated = {
    machines: [{ id: machineId, patch: { state: "booting" as const } }],
    tasks: [],
    cluster: { state: "stopped" as const },
  };
  await store.patchCluster(cluster.id, { state: "running" });
  expect(await store.recordObservation(cluster.id, outdated)).toBe(false);
  expect((await events()).length).toBe(count + 1);
  expect((await store.snapshot(cluster.id)).tasks).toMatchObject([{ state: "exited", notBefore: nowMs + 1_000 }]);
  await store.patchTask(taskId, { state: "starting", notBefore: null, restartCount: 1 });
  expect((await store.snapshot(cluster.id)).tasks).toMatchObject([{ restartCount: 1, notBefore: null }]);
  expect((await eventTypes()).at(-1)).toBe("task.restarted");
});

test("a node that retires stays until its machine is gone, and is back when a later plan keeps it", async () => {
  const { nodeId, machineId } = await runningCluster();
  const empty = { ...testPlan(), nodes: [], machines: [], tasks: [], steps: [] };
  await store.savePlan(operationId, 2, { ...empty, retireNodeIds: [nodeId] });
  expect((await store.snapshot(cluster.id)).nodes).toMatchObject([{ id: nodeId, machine: { id: machineId } }]);
  await store.savePlan(operationId, 3, empty);
  await store.patchMachine(machineId, { state: "gone", engineNodeId: null });
  expect((await store.snapshot(cluster.id)).nodes).toMatchObject([{ id: nodeId, machine: null }]);
  await store.savePlan(operationId, 4, { ...empty, retireNodeIds: [nodeId] });
  expect((await store.snapshot(cluster.id)).nodes).toEqual([]);
});

test("an operation ends once; converged to nothing, the cluster's traces are gone", async () => {
  const { machineId } = await runningCluster();
  await store.patchCluster(cluster.id, { networkEnsured: true, swarm: "up", overlayEnsured: true });
  await store.patchMachine(machineId, { state: "gone" });
  const failure = { code: "CANCELLED" as const, message: "Cancelled." };
  await store.finishOperation(operationId, { state: "cancelled", failure, clusterState: "stopped", to: null });
  await store.finishOperation(operationId, { state: "succeeded", clusterState: "running", to: null });
  expect(await store.loadOperation(operationId)).toMatchObject({ state: "cancelled" });
  expect(await store.loadCluster(cluster.id)).toMatchObject({ state: "stopped", desired: null });
  const nothing = { networkEnsured: false, swarm: "none", overlayEnsured: false, slices: {}, nodes: [], tasks: [] };
  expect(await store.snapshot(cluster.id)).toMatchObject(nothing);
});

test("a heal is asked for once, and only where something is wanted and nothing else runs", async () => {
  expect(await store.requestHeal(cluster.id, "busy")).toBeNull();
  await runningCluster();
  const { target } = await store.loadOperation(operationId);
  await store.finishOperation(operationId, { state: "succeeded", clusterState: "running", to: target });
  const asked = await Promise.all(Array.from({ length: 5 }, () => store.requestHeal(cluster.id, "web-1 is lost")));
  expect(asked.filter((id) => id !== null)).toHaveLength(1);
  expect(await store.nextOperation(cluster.id)).toMatchObject({ kind: "heal", state: "pending", target, previous: target, plan: null });
  const { teamId, id: clusterId } = cluster;
  const heal = { teamId, clusterId, operationId: asked.find((id) => id !== null), state: "pending", cancelRequested: false };
  expect(await system().openOperations()).toContainEqual(heal);
});

test("one watcher at a time; the generation grows with each change of holder", async () => {
  const { takeWatchLease, releaseWatchLease, watchableClusters } = system();
  const watchable = async (owner: string) => (await watchableClusters(owner)).some((row) => row.clusterId === cluster.id);
  expect(await takeWatchLease(cluster.id, "a", 60_000)).toEqual({ generation: 1 });
  expect(await takeWatchLease(cluster.id, "a", 60_000)).toEqual({ generation: 1 });
  expect(await takeWatchLease(cluster.id, "b", 60_000)).toBeNull();
  expect([await watchable("a"), await watchable("b")]).toEqual([true, false]);
  await releaseWatchLease(cluster.id, "b");
  expect(await takeWatchLease(cluster.id, "b", 60_000)).toBeNull();
  await releaseWatchLease(cluster.id, "a");
  expect(await takeWatchLease(cluster.id, "b", 1)).toEqual({ generation: 2 });
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(await takeWatchLease(cluster.id, "a", 60_000)).toEqual({ generation: 3 });
});

test("a cluster without a network moves to another subnet, its nodes with it; one that has a network stays", async () => {
  await store.beginOperation(operationId);
  await store.savePlan(operationId, 1, testPlan());
  const { subnet: before } = await store.loadCluster(cluster.id);
  const subnet = await store.moveSubnet(cluster.id);
  expect(subnet).not.toBe(before);
  expect((await store.loadCluster(cluster.id)).subnet).toBe(subnet);
  expect(await store.listMachines(cluster.id)).toMatchObject([{ privateAddress: nodeAddress(subnet, "worker", 0) }]);
  await store.patchCluster(cluster.id, { networkEnsured: true });
  await expect(store.moveSubnet(cluster.id)).rejects.toMatchObject({ code: "CONFLICT" });
  expect((await store.loadCluster(cluster.id)).subnet).toBe(subnet);
});
