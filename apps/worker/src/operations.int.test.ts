import { nodeAddress } from "@slipway/core/networking";
import { freshTestDatabase } from "@slipway/db/testing";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startTemporal, type TemporalServer } from "./testing/temporal-server.ts";
import { eventually, type TestControlPlane, testControlPlane } from "./testing/test-control-plane.ts";
import { testSpec } from "./testing/test-spec.ts";

let temporal: TemporalServer;
let plane: TestControlPlane;

beforeAll(async () => {
  temporal = await startTemporal();
});
afterAll(() => temporal?.stop());
beforeEach(async () => {
  plane = await testControlPlane({ database: await freshTestDatabase(), address: temporal.address });
});
afterEach(() => plane.close());

async function started(spec = testSpec()): Promise<string> {
  const clusterId = await plane.createCluster();
  const start = await plane.change(clusterId, "start", spec);
  expect(await plane.ended(start)).toBe("succeeded");
  return clusterId;
}

const runningTasks = async (clusterId: string) => (await plane.store.listTasks(clusterId)).filter((task) => task.state === "running");
const machinesOf = (clusterId: string) => plane.provider.listMachines({ clusterId });

describe("operations", () => {
  it("starts a cluster: machines, network, tasks away from the master, the load balancer told of all", async () => {
    await plane.startWorker();
    const clusterId = await started();
    expect(await plane.clusterState(clusterId)).toBe("running");
    expect(await machinesOf(clusterId)).toHaveLength(3);
    const tasks = await runningTasks(clusterId);
    expect(tasks.map((task) => task.name).sort()).toEqual(["web-1", "web-2", "web-3", "web-lb-1"]);
    const masters = (await plane.store.listMachines(clusterId)).filter((machine) => machine.role === "master").map((machine) => machine.id);
    expect(tasks.filter((task) => masters.includes(task.machineId ?? ""))).toEqual([]);
    expect(plane.machines.firewalls.size).toBe(4);
  });

  it("stops and leaves nothing", async () => {
    await plane.startWorker();
    const clusterId = await started();
    const stop = await plane.change(clusterId, "stop", null);
    expect(await plane.ended(stop)).toBe("succeeded");
    expect(await plane.clusterState(clusterId)).toBe("stopped");
    expect(await machinesOf(clusterId)).toEqual([]);
    expect(await plane.store.listTasks(clusterId)).toEqual([]);
    expect(await plane.secrets.get({ teamId: plane.teamId, scope: `cluster/${clusterId}`, name: "login-key" })).toBeNull();
    const again = await plane.change(clusterId, "start", testSpec());
    expect(await plane.ended(again)).toBe("succeeded");
  });

  it("scales up and touches nothing that runs", async () => {
    await plane.startWorker();
    const clusterId = await started();
    const before = await runningTasks(clusterId);
    const scale = await plane.change(clusterId, "scale", testSpec({ web: 5 }));
    expect(await plane.ended(scale)).toBe("succeeded");
    const after = new Map((await runningTasks(clusterId)).map((task) => [task.id, task.startedAt]));
    expect(after.size).toBe(6);
    for (const task of before) expect(after.get(task.id)).toBe(task.startedAt);
  });

  it("fails a start whose secret is missing, names it, and takes away what it made", async () => {
    await plane.startWorker();
    const clusterId = await plane.createCluster();
    const start = await plane.change(clusterId, "start", testSpec({ env: { TOKEN: { secret: "token" } } }));
    expect(await plane.ended(start)).toBe("failed");
    expect(await machinesOf(clusterId)).toEqual([]);
    expect(await plane.clusterState(clusterId)).toBe("stopped");
  });

  it("makes nothing for a provider that the installation lacks, and what ran goes on", async () => {
    await plane.startWorker();
    const clusterId = await started();
    const before = await runningTasks(clusterId);
    const spec = testSpec({ web: 5 });
    const nodeGroups = spec.nodeGroups.map((group) => (group.role === "worker" ? { ...group, provider: "local" as const } : group));
    const apply = await plane.change(clusterId, "apply", { ...spec, nodeGroups });
    expect(await plane.ended(apply)).toBe("failed");
    expect(await plane.clusterState(clusterId)).toBe("running");
    expect((await plane.store.listMachines(clusterId)).every(({ provider }) => provider === "fake")).toBe(true);
    expect(await runningTasks(clusterId)).toEqual(before);
    expect(await plane.ended(await plane.change(clusterId, "stop", null))).toBe("succeeded");
  });

  it("moves a cluster whose addresses another network has, machines and all", async () => {
    await plane.startWorker();
    const clusterId = await plane.createCluster();
    const { subnet: taken, teamId } = await plane.store.loadCluster(clusterId);
    await plane.provider.ensureNetwork({ clusterId: "another", clusterName: "another", teamId, subnet: taken });
    expect(await plane.ended(await plane.change(clusterId, "start", testSpec()))).toBe("succeeded");
    const { subnet } = await plane.store.loadCluster(clusterId);
    expect(subnet).not.toBe(taken);
    const expected = [nodeAddress(subnet, "master", 0), nodeAddress(subnet, "worker", 0), nodeAddress(subnet, "worker", 1)];
    expect((await plane.store.listMachines(clusterId)).map(({ privateAddress }) => privateAddress).sort()).toEqual(expected.sort());
    expect((await machinesOf(clusterId)).map(({ privateAddress }) => privateAddress).sort()).toEqual(expected);
    expect(await runningTasks(clusterId)).not.toEqual([]);
  });

  it("makes one machine per intent when the provider's answer is lost", async () => {
    await plane.startWorker();
    plane.provider.loseNextAnswer("createMachine");
    const clusterId = await started();
    expect(await machinesOf(clusterId)).toHaveLength(3);
  });
});

describe("cancel", () => {
  it.each([0, 40, 80, 120, 160, 200, 250, 300])("after %i ms of a start ends it and leaves no machine", async (afterMs) => {
    await plane.startWorker();
    const clusterId = await plane.createCluster();
    const start = await plane.change(clusterId, "start", testSpec());
    await new Promise((resolve) => setTimeout(resolve, afterMs));
    await plane.cancel(start).catch(() => undefined);
    const state = await plane.ended(start);
    if (state === "succeeded") return;
    expect(state).toBe("cancelled");
    expect(await machinesOf(clusterId)).toEqual([]);
    expect(await plane.clusterState(clusterId)).toBe("stopped");
  });
});

describe("a worker that ends", () => {
  it.each([30, 100, 200])("after %i ms of a start: the next one finishes it, each machine made once", async (afterMs) => {
    const first = await plane.startWorker();
    const clusterId = await plane.createCluster();
    const start = await plane.change(clusterId, "start", testSpec());
    await new Promise((resolve) => setTimeout(resolve, afterMs));
    await first.stop();
    await plane.startWorker();
    expect(await plane.ended(start, 60_000)).toBe("succeeded");
    expect(await machinesOf(clusterId)).toHaveLength(3);
    expect(await runningTasks(clusterId)).toHaveLength(4);
  });
});

describe("healing", () => {
  it("starts a dead container again, and it alone", async () => {
    await plane.startWorker();
    const clusterId = await started();
    const [victim, ...others] = await runningTasks(clusterId);
    if (!victim?.machineId) throw new Error("no task to kill");
    const before = new Map(others.map((task) => [task.id, task.startedAt]));
    plane.machines.engines.crash(victim.machineId, `slipway-${victim.id}`);
    await eventually(async () => (await plane.store.loadTask(victim.id)).restartCount === 1);
    await eventually(async () => (await runningTasks(clusterId)).length === 4);
    for (const task of await runningTasks(clusterId)) if (task.id !== victim.id) expect(task.startedAt).toBe(before.get(task.id));
    await eventually(async () => (await plane.clusterState(clusterId)) === "running");
  });

  it("replaces a dead worker, its tasks elsewhere meanwhile", async () => {
    await plane.startWorker();
    const clusterId = await started();
    const worker = (await plane.store.listMachines(clusterId)).find((machine) => machine.role === "worker");
    if (!worker) throw new Error("no worker");
    const untouched = new Map(
      (await runningTasks(clusterId)).filter((task) => task.machineId !== worker.id).map((task) => [task.id, task.startedAt]),
    );
    plane.killMachine(worker.id);
    await eventually(async () => (await plane.store.loadMachine(worker.id)).state === "gone");
    await eventually(async () => (await runningTasks(clusterId)).length === 4 && (await plane.clusterState(clusterId)) === "running");
    const machines = await machinesOf(clusterId);
    expect(machines).toHaveLength(3);
    expect(machines.map((machine) => machine.machineId)).not.toContain(worker.id);
    for (const task of await runningTasks(clusterId)) if (untouched.has(task.id)) expect(task.startedAt).toBe(untouched.get(task.id));
  });

  it.each([1, 3])("replaces a dead master, one of %i, and restarts nothing", async (masters) => {
    await plane.startWorker();
    const clusterId = await started(testSpec({ masters }));
    const before = (await runningTasks(clusterId)).map((task) => [task.id, task.startedAt]);
    const master = (await plane.store.listMachines(clusterId)).find((machine) => machine.role === "master");
    if (!master) throw new Error("no master");
    plane.killMachine(master.id);
    await eventually(async () => (await plane.store.loadMachine(master.id)).state === "gone");
    await eventually(
      async () => (await machinesOf(clusterId)).length === masters + 2 && (await plane.clusterState(clusterId)) === "running",
    );
    expect((await runningTasks(clusterId)).map((task) => [task.id, task.startedAt])).toEqual(before);
  });

  it("heals what died while no worker ran", async () => {
    const first = await plane.startWorker();
    const clusterId = await started();
    await first.stop();
    const [victim] = await runningTasks(clusterId);
    plane.machines.engines.crash(victim?.machineId ?? "", `slipway-${victim?.id}`);
    await plane.startWorker();
    await eventually(async () => (await plane.store.loadTask(victim?.id ?? "")).restartCount === 1);
    await eventually(async () => (await runningTasks(clusterId)).length === 4);
  });
});
