import { AppError } from "@slipway/core/errors";
import { freshTestDatabase } from "@slipway/db/testing";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startTemporal, type TemporalServer } from "./testing/temporal-server.ts";
import { eventually, type TestControlPlane, testControlPlane } from "./testing/test-control-plane.ts";
import { testSpec } from "./testing/test-spec.ts";

/** A boot may take 15 s here. */
const TIME_DIVISOR = 20;
const PATIENCE_MS = 120_000;
const LONG_TEST_MS = 300_000;

let temporal: TemporalServer;
let plane: TestControlPlane;
/** Machines that their provider calls running and that never answer over SSH. */
let mute: (machineId: string) => boolean;

beforeAll(async () => {
  temporal = await startTemporal();
});
afterAll(() => temporal?.stop());
beforeEach(async () => {
  mute = () => false;
  const database = await freshTestDatabase();
  const isRunning = (machineId: string) => !mute(machineId);
  plane = await testControlPlane({ database, address: temporal.address, timeDivisor: TIME_DIVISOR, isRunning });
  await plane.startWorker();
});
afterEach(() => plane.close());

/** How often the provider was asked for a machine of `worker-1`, and which of those are such that nothing ever comes of them. */
interface Worker1 {
  made: string[];
  spoilt: Set<string>;
}

/** What happens to machines of `worker-1` from now on, by the number of those made before. */
function watchWorker1(isSpoilt: (count: number) => boolean, spoil: (machineId: string) => void = () => undefined): Worker1 {
  const worker: Worker1 = { made: [], spoilt: new Set() };
  const make = plane.provider.createMachine;
  plane.provider.createMachine = async (request) => {
    if (request.nodeName === "worker-1" && !worker.made.includes(request.machineId)) {
      if (isSpoilt(worker.made.length)) worker.spoilt.add(request.machineId);
      worker.made.push(request.machineId);
    }
    if (worker.spoilt.has(request.machineId)) spoil(request.machineId);
    return make(request);
  };
  return worker;
}

function neverAnswers(worker: Worker1): Worker1 {
  mute = (machineId) => worker.spoilt.has(machineId);
  return worker;
}

const machineIds = async (clusterId: string) => (await plane.provider.listMachines({ clusterId })).map(({ machineId }) => machineId);

async function started(): Promise<string> {
  const clusterId = await plane.createCluster();
  expect(await plane.ended(await plane.change(clusterId, "start", testSpec()), PATIENCE_MS)).toBe("succeeded");
  return clusterId;
}

async function killWorker1(clusterId: string): Promise<void> {
  const worker = (await plane.store.listMachines(clusterId)).find(({ nodeName }) => nodeName === "worker-1");
  plane.killMachine(worker?.id ?? "");
}

const isWhole = async (clusterId: string) =>
  (await plane.clusterState(clusterId)) === "running" && (await machineIds(clusterId)).length === 3;

/** Why machines were given up, in order. */
async function reasons(clusterId: string): Promise<string[]> {
  const changes = (await plane.events(clusterId)).filter(({ type, data }) => type === "machine.state_changed" && data.to === "deleting");
  return changes.map(({ data }) => String(data.reason)).filter((reason) => reason.includes("worker-1"));
}

/** Each machine of the node was gone from the bill before the next one was asked for. */
function expectOneAtATime({ made }: Worker1): void {
  const { calls } = plane.provider;
  made.slice(1).forEach((next, index) => {
    const deleted = calls.findIndex(({ method, id }) => method === "deleteMachine" && id === made[index]);
    expect(deleted).toBeGreaterThan(0);
    expect(deleted).toBeLessThan(calls.findIndex(({ method, id }) => method === "createMachine" && id === next));
  });
}

describe("a start", { timeout: LONG_TEST_MS }, () => {
  it("of which one machine never answers replaces it, and succeeds", async () => {
    const worker = neverAnswers(watchWorker1((count) => count === 0));
    const clusterId = await started();
    expect(worker.made).toHaveLength(2);
    expect(await machineIds(clusterId)).toHaveLength(3);
    expect(await machineIds(clusterId)).not.toContain(worker.made[0]);
    expectOneAtATime(worker);
    expect(await reasons(clusterId)).toEqual([
      expect.stringMatching(/^Its provider has called worker-1 running for 15 s, but: .*replaced\.$/),
    ]);
  });

  it("of which one machine after another never answers fails after the third, says so, and leaves nothing", async () => {
    const worker = neverAnswers(watchWorker1(() => true));
    const clusterId = await plane.createCluster();
    const start = await plane.change(clusterId, "start", testSpec());
    expect(await plane.ended(start, PATIENCE_MS)).toBe("failed");
    expect(worker.made).toHaveLength(3);
    expect(await machineIds(clusterId)).toEqual([]);
    expect(await plane.clusterState(clusterId)).toBe("stopped");
    const failed = (await plane.events(clusterId)).find(({ type }) => type === "operation.failed");
    expect(JSON.stringify(failed?.data)).toMatch(/machine\.prepare worker-1: .*the 3rd machine of worker-1 in a row/);
    expectOneAtATime(worker);
  });

  it("that waits for a machine that never answers is ended by a stop at once", async () => {
    const worker = neverAnswers(watchWorker1(() => true));
    const clusterId = await plane.createCluster();
    const start = await plane.change(clusterId, "start", testSpec());
    await eventually(async () => worker.made.length === 1 && (await machineIds(clusterId)).length === 3);
    const stop = await plane.change(clusterId, "stop", null);
    expect(await plane.ended(start, PATIENCE_MS)).toBe("cancelled");
    expect(await plane.ended(stop, PATIENCE_MS)).toBe("succeeded");
    expect(await machineIds(clusterId)).toEqual([]);
    expect(worker.made).toHaveLength(1);
  });
});

describe("a heal", { timeout: LONG_TEST_MS }, () => {
  it("whose new machine never answers replaces that one as well", async () => {
    const clusterId = await started();
    const worker = neverAnswers(watchWorker1((count) => count === 0));
    await killWorker1(clusterId);
    await eventually(async () => worker.made.length === 2 && (await isWhole(clusterId)), PATIENCE_MS);
    expect(await machineIds(clusterId)).not.toContain(worker.made[0]);
    expectOneAtATime(worker);
  });

  it("ends after the third machine in a row, and those after it make one each, until one comes up", async () => {
    const clusterId = await started();
    const tasks = (await plane.store.listTasks(clusterId)).length;
    const worker = neverAnswers(watchWorker1((count) => count < 4));
    await killWorker1(clusterId);
    await eventually(async () => worker.made.length === 5 && (await isWhole(clusterId)), 2 * PATIENCE_MS);
    const heals = (await plane.events(clusterId)).filter(
      ({ type, data }) => /^operation\.(failed|succeeded)$/.test(type) && data.kind === "heal",
    );
    expect(heals.map(({ type }) => type)).toEqual(["operation.failed", "operation.failed", "operation.succeeded"]);
    expect((await reasons(clusterId)).map((reason) => /the (\w+) machine .*(gives up|come up\.)/.exec(reason)?.slice(1) ?? [])).toEqual([
      [],
      ["2nd", "come up."],
      ["3rd", "gives up"],
      ["4th", "gives up"],
    ]);
    expect((await plane.store.listTasks(clusterId)).filter(({ state }) => state === "running")).toHaveLength(tasks);
    expectOneAtATime(worker);
  });

  it("whose new machine answers but can never be prepared gives it up as well", async () => {
    const clusterId = await started();
    const worker = watchWorker1(
      (count) => count === 0,
      (machineId) => {
        for (let call = 0; call < 2_000; call += 1)
          plane.machines.engines.failNext("ping", new AppError("STEP_FAILED", "This engine is broken."), { machineId });
      },
    );
    await killWorker1(clusterId);
    await eventually(async () => worker.made.length === 2 && (await isWhole(clusterId)), PATIENCE_MS);
    expect(await machineIds(clusterId)).not.toContain(worker.made[0]);
    expectOneAtATime(worker);
  });
});
