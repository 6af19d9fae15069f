import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { clusterWorkflowId, WAKE_SIGNAL } from "@slipway/core/contracts";
import type { StepKind } from "@slipway/core/planner";
import type { ExecutionStore, SystemStore } from "@slipway/core/ports";
import { freshTestDatabase } from "@slipway/db/testing";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startTemporal, type TemporalServer } from "./testing/temporal-server.ts";
import { eventually, type TestControlPlane, testControlPlane } from "./testing/test-control-plane.ts";
import { testSpec } from "./testing/test-spec.ts";

/** Longer than a turn of each sweep, in the time that tests run in. */
const ALL_SWEEPS_MS = 7_000;

let temporal: TemporalServer;
let plane: TestControlPlane;
/** The next outcome of a step of that kind is lost on its way to the store. */
let lostOutcome: StepKind | null;
/** What that step has changed is on record all the same, as versions left it that wrote the two apart. */
let changeRecorded: boolean;
let answers: (machineId: string) => boolean;
/** So long the store takes to tell which operation is next. */
let slowMs: number;

beforeAll(async () => {
  temporal = await startTemporal();
});
afterAll(() => temporal?.stop());
beforeEach(async () => {
  [lostOutcome, changeRecorded, answers, slowMs] = [null, false, () => true, 0];
  const database = await freshTestDatabase();
  plane = await testControlPlane({ database, address: temporal.address, isRunning: (machineId) => answers(machineId), spoil });
});
afterEach(() => plane.close());

function spoil(system: SystemStore): SystemStore {
  return { ...system, forTeam: (teamId) => forgetful(system.forTeam(teamId)) };
}

function forgetful(store: ExecutionStore): ExecutionStore {
  return {
    ...store,
    async nextOperation(clusterId) {
      await delay(slowMs);
      return store.nextOperation(clusterId);
    },
    async finishStep(stepId, outcome) {
      if (lostOutcome && (await store.loadStep(stepId)).kind === lostOutcome) {
        lostOutcome = null;
        if (changeRecorded && outcome.change?.part === "task") await store.patchTask(outcome.change.id, outcome.change.patch);
        throw new Error("The store is away.");
      }
      await store.finishStep(stepId, outcome);
    },
  };
}

async function started(): Promise<string> {
  const clusterId = await plane.createCluster();
  expect(await plane.ended(await plane.change(clusterId, "start", testSpec()))).toBe("succeeded");
  return clusterId;
}

async function openHeal(clusterId: string): Promise<{ id: string; clusterId: string }> {
  await eventually(async () => (await plane.store.nextOperation(clusterId))?.kind === "heal");
  return { id: (await plane.store.nextOperation(clusterId))?.id ?? "", clusterId };
}

const strayParts = {
  nodeName: "worker-1",
  role: "worker" as const,
  shape: { region: "local", size: "small", cpu: 1, memoryMib: 512, diskGib: 10, preemptible: false },
  privateAddress: "10.127.0.99",
  hostKey: { privateKey: "-", publicKey: "-" },
  authorizedKey: "-",
};

const machinesOf = (clusterId: string) => plane.provider.listMachines({ clusterId });

it("a store that answers later than a workflow task may take, and wakes all the while, stop no cluster for good", async () => {
  await plane.startWorker();
  const clusterId = await started();
  slowMs = 2_500;
  // One that is idle has no workflow to be woken.
  const wake = () =>
    plane.client.workflow
      .getHandle(clusterWorkflowId(clusterId))
      .signal(WAKE_SIGNAL)
      .catch(() => undefined);
  const wakes = setInterval(() => void wake(), 200);
  try {
    const scale = await plane.change(clusterId, "scale", testSpec({ web: 4 }));
    expect(await plane.ended(scale, 60_000)).toBe("succeeded");
    slowMs = 0;
    const stop = await plane.change(clusterId, "stop", null);
    expect(await plane.ended(stop, 60_000)).toBe("succeeded");
  } finally {
    clearInterval(wakes);
  }
});

describe("a step that is repeated", () => {
  it("finds a task that it has started, and its start succeeds", async () => {
    await plane.startWorker();
    lostOutcome = "task.start";
    const clusterId = await started();
    expect(lostOutcome).toBeNull();
    expect((await plane.store.listTasks(clusterId)).filter(({ state }) => state === "running")).toHaveLength(4);
  });

  it.each(["after", "before"])("does not restart an app that it has restarted, interrupted %s that was recorded", async (side) => {
    await plane.startWorker();
    const clusterId = await started();
    const [victim] = await plane.store.listTasks(clusterId);
    if (!victim?.machineId) throw new Error("no task to kill");
    changeRecorded = side === "after";
    lostOutcome = "task.restart";
    const engine = plane.machines.engines.engineOf(victim.machineId);
    plane.machines.engines.crash(victim.machineId, `slipway-${victim.id}`);
    await eventually(async () => lostOutcome === null);
    const restarted = await engine.inspect(`slipway-${victim.id}`);
    const heal = await openHeal(clusterId);
    expect(await plane.ended(heal)).toBe("succeeded");
    expect((await engine.inspect(`slipway-${victim.id}`))?.id).toBe(restarted?.id);
    const { state, restartCount } = await plane.store.loadTask(victim.id);
    expect({ state, restartCount }).toEqual({ state: "running", restartCount: 1 });
  });
});

it("a stop waits for no heal: one that is stuck at a machine that does not answer ends as cancelled", async () => {
  await plane.startWorker();
  const clusterId = await started();
  const known = new Set((await machinesOf(clusterId)).map(({ machineId }) => machineId));
  answers = (machineId) => known.has(machineId);
  const worker = (await plane.store.listMachines(clusterId)).find(({ role }) => role === "worker");
  plane.killMachine(worker?.id ?? "");
  const heal = await openHeal(clusterId);
  await eventually(async () => (await plane.store.listMachines(clusterId)).some(({ id, state }) => !known.has(id) && state === "booting"));
  const stop = await plane.change(clusterId, "stop", null);
  expect(await plane.ended(heal, 3_000)).toBe("cancelled");
  expect(await plane.ended(stop)).toBe("succeeded");
  expect(await machinesOf(clusterId)).toEqual([]);
});

describe("machines that belong to nothing", () => {
  it.each(["master", "worker"])("a %s that was made while it was being deleted is deleted by the step that made it", async (role) => {
    await plane.startWorker();
    const make = plane.provider.createMachine;
    let late = "";
    plane.provider.createMachine = async (request) => {
      if (late === "" && request.role === role) {
        late = request.machineId;
        await plane.store.patchMachine(late, { state: "deleting" });
        await plane.store.patchMachine(late, { state: "gone" });
      }
      return make(request);
    };
    const clusterId = await started();
    const machineIds = (await machinesOf(clusterId)).map(({ machineId }) => machineId);
    expect(machineIds).toHaveLength(3);
    expect(machineIds).not.toContain(late);
    const deleted = plane.provider.calls.findIndex(({ method, id }) => method === "deleteMachine" && id === late);
    const nextLook = plane.provider.calls.findLastIndex(({ method }) => method === "listMachines");
    expect(deleted).toBeGreaterThan(0);
    expect(deleted).toBeLessThan(plane.provider.calls.findIndex(({ method }, at) => method === "createMachine" && at > deleted));
    expect(deleted).toBeLessThan(nextLook);
  });

  it("one that is in no row is removed by the sweep, and no other", async () => {
    await plane.startWorker();
    const clusterId = await started();
    const before = await machinesOf(clusterId);
    const cluster = { clusterId: randomUUID(), clusterName: "forgotten", teamId: plane.teamId };
    const stray = { ...cluster, ...strayParts, machineId: randomUUID() };
    await plane.provider.ensureNetwork({ ...cluster, subnet: "10.127.0.0/20" });
    await plane.provider.createMachine(stray);
    await eventually(async () => (await plane.provider.describeMachine(stray.machineId)) === null, 2 * ALL_SWEEPS_MS);
    expect((await machinesOf(clusterId)).map(({ machineId }) => machineId)).toEqual(before.map(({ machineId }) => machineId));
  });
});

it("a saved blueprint and a cluster that was never started make no provider call", async () => {
  await plane.startWorker();
  await plane.saveBlueprint(testSpec());
  await plane.createCluster();
  await delay(ALL_SWEEPS_MS);
  expect(plane.provider.calls).toEqual([]);
});
