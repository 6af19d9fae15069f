import { AppError } from "@slipway/core/errors";
import type { StepKind } from "@slipway/core/planner";
import type { ExecutionStore, MachineRecord, SystemStore } from "@slipway/core/ports";
import { freshTestDatabase } from "@slipway/db/testing";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startTemporal, type TemporalServer } from "./testing/temporal-server.ts";
import { eventually, type TestControlPlane, testControlPlane } from "./testing/test-control-plane.ts";
import { testSpec } from "./testing/test-spec.ts";

let temporal: TemporalServer;
let plane: TestControlPlane;
/** The next outcome of a step of that kind is lost on its way to the store. */
let lostOutcome: StepKind | null;

beforeAll(async () => {
  temporal = await startTemporal();
});
afterAll(() => temporal?.stop());
beforeEach(async () => {
  lostOutcome = null;
  plane = await testControlPlane({ database: await freshTestDatabase(), address: temporal.address, spoil });
  await plane.startWorker();
});
afterEach(() => plane.close());

function spoil(system: SystemStore): SystemStore {
  return { ...system, forTeam: (teamId) => forgetful(system.forTeam(teamId)) };
}

function forgetful(store: ExecutionStore): ExecutionStore {
  return {
    ...store,
    async finishStep(stepId, outcome) {
      if (lostOutcome && (await store.loadStep(stepId)).kind === lostOutcome) {
        lostOutcome = null;
        throw new Error("The store is away.");
      }
      await store.finishStep(stepId, outcome);
    },
  };
}

async function started(masters: number): Promise<{ clusterId: string; masters: MachineRecord[] }> {
  const clusterId = await plane.createCluster();
  expect(await plane.ended(await plane.change(clusterId, "start", testSpec({ masters })))).toBe("succeeded");
  return { clusterId, masters: await mastersOf(clusterId) };
}

const mastersOf = async (clusterId: string) => (await plane.store.listMachines(clusterId)).filter(({ role }) => role === "master");
const startsOf = async (clusterId: string) => (await plane.store.listTasks(clusterId)).map(({ id, startedAt }) => [id, startedAt]);

/** The lost are replaced, and all masters, none but them, decide. */
async function whole(clusterId: string, { lost, count }: { lost: MachineRecord[]; count: number }): Promise<boolean> {
  const masters = await mastersOf(clusterId);
  const ids = masters.map(({ engineNodeId }) => engineNodeId ?? "");
  return (
    masters.length === count &&
    !masters.some(({ id }) => lost.some((one) => one.id === id)) &&
    masters.every(({ state, engineNodeId }) => state === "running" && engineNodeId !== null) &&
    JSON.stringify(votersOf(ids[0] ?? "")) === JSON.stringify([...new Set(ids)].sort()) &&
    (await plane.clusterState(clusterId)) === "running"
  );
}

function votersOf(engineNodeId: string): string[] {
  const swarm = [...plane.machines.engines.world.swarms.values()].find(({ members }) => members.has(engineNodeId));
  return [...(swarm?.members ?? [])].flatMap(([id, { votes }]) => (votes ? [id] : [])).sort();
}

/** Ends those of the masters, all at once, and waits until the cluster is whole again. */
async function loseAndHeal(clusterId: string, masters: MachineRecord[], indexes: number[]): Promise<void> {
  const lost = masters.filter((_, index) => indexes.includes(index));
  for (const { id } of lost) plane.killMachine(id);
  await eventually(() => whole(clusterId, { lost, count: masters.length }), 90_000);
}

const memberships = async (clusterId: string) =>
  (await plane.store.listMachines(clusterId)).filter(({ role }) => role === "worker").map(({ id, engineNodeId }) => [id, engineNodeId]);

const forcedInits = () =>
  plane.machines.engines.calls.filter(
    ({ method, args: [options] }) => method === "swarmInit" && (options as { forceNewCluster?: boolean }).forceNewCluster,
  );

describe("masters lost at once", () => {
  it.each([
    { lost: [0, 1], side: "nothing else happens", losing: null },
    { lost: [1, 2], side: "the outcome of the survivor's step is lost", losing: "swarm.restore" as const },
    { lost: [0, 2], side: "the outcome of a forgetting is lost", losing: "swarm.forget" as const },
  ])("two of three, $lost, and $side: the third goes on, two join, no task and no worker is touched", async ({ lost, losing }) => {
    const { clusterId, masters } = await started(3);
    const before = { starts: await startsOf(clusterId), workers: await memberships(clusterId) };
    lostOutcome = losing;
    await loseAndHeal(clusterId, masters, lost);
    expect(lostOutcome).toBeNull();
    expect(forcedInits()).toHaveLength(1);
    expect({ starts: await startsOf(clusterId), workers: await memberships(clusterId) }).toEqual(before);
    expect(await plane.ended(await plane.change(clusterId, "scale", testSpec({ masters: 3, web: 5 })))).toBe("succeeded");
    expect((await plane.store.listTasks(clusterId)).filter(({ state }) => state === "running")).toHaveLength(6);
  });

  it("three of five: one survivor goes on alone, and the other comes in again", async () => {
    const { clusterId, masters } = await started(5);
    const before = await startsOf(clusterId);
    await loseAndHeal(clusterId, masters, [0, 2, 4]);
    expect(forcedInits()).toHaveLength(1);
    expect(await startsOf(clusterId)).toEqual(before);
  });

  it("all three: the copy is restored on a fresh one", async () => {
    const { clusterId, masters } = await started(3);
    const before = { starts: await startsOf(clusterId), workers: await memberships(clusterId) };
    await loseAndHeal(clusterId, masters, [0, 1, 2]);
    expect({ starts: await startsOf(clusterId), workers: await memberships(clusterId) }).toEqual(before);
  });
});

describe("one of the masters lost", () => {
  it("is replaced while the others take their time to elect: nothing is forced", async () => {
    const { clusterId, masters } = await started(3);
    for (let tries = 0; tries < 12; tries += 1) {
      plane.machines.engines.failNext("swarmMembers", new AppError("STEP_FAILED", "The swarm does not have a leader."));
    }
    await loseAndHeal(clusterId, masters, [0]);
    expect(forcedInits()).toEqual([]);
  });

  it("its replacement takes the seat of one that joined at that address and was never recorded", async () => {
    const { clusterId, masters } = await started(5);
    const [victim] = masters;
    const swarm = [...plane.machines.engines.world.swarms.values()][0];
    swarm?.members.set("unrecorded", { machineId: "", address: victim?.privateAddress ?? "", manager: true, votes: true });
    await loseAndHeal(clusterId, masters, [0]);
    expect(swarm?.members.has("unrecorded")).toBe(false);
    expect(forcedInits()).toEqual([]);
  });
});

it("a lone master's replacement is the very member that was lost: its heal forgets nobody", async () => {
  const { clusterId, masters } = await started(1);
  await loseAndHeal(clusterId, masters, [0]);
  expect((await mastersOf(clusterId))[0]?.engineNodeId).toBe(masters[0]?.engineNodeId);
  expect((await plane.store.loadMachine(masters[0]?.id ?? "")).engineNodeId).toBeNull();
  expect(plane.machines.engines.calls.filter(({ method }) => method === "swarmForget")).toEqual([]);
});
