import { randomUUID } from "node:crypto";
import type { ExecutionStore } from "@slipway/core/ports";
import { expect, test } from "vitest";
import { acceptTestStart, createTestCluster, createTestTeam, testDatabase, testPlan } from "../testing/index.ts";
import { executionStore } from "./execution-store.ts";

const db = testDatabase();
const empty = { nodes: [], tasks: [], steps: [] };

/** Lives to its end: asked for or not, prepared or not. */
async function liveAndEnd(store: ExecutionStore, machineId: string, life: "intended" | "booted" | "prepared"): Promise<void> {
  if (life !== "intended") await store.patchMachine(machineId, { state: "booting", providerId: `p-${machineId}` });
  if (life === "prepared") await store.patchMachine(machineId, { state: "running", prepared: true });
  await store.patchMachine(machineId, { state: "gone" });
}

test("machines of the node that booted in vain are counted back to the last that was prepared", async () => {
  const { teamId } = await createTestTeam(db.database);
  const operationId = await acceptTestStart(db.database, await createTestCluster(db.database, teamId));
  const store = executionStore(db.database, { clock: { now: Date.now } }).forTeam(teamId);
  await store.beginOperation(operationId);
  const plan = testPlan();
  const [machine] = plan.machines;
  if (!machine) throw new Error("no machine in the plan");
  await store.savePlan(operationId, 1, plan);
  await liveAndEnd(store, machine.id, "booted");
  const counted: number[] = [];
  for (const life of ["booted", "intended", "prepared", "booted", "booted"] as const) {
    const machineId = randomUUID();
    await store.savePlan(operationId, counted.length + 2, { ...plan, ...empty, machines: [{ ...machine, id: machineId }] });
    counted.push(await store.lostBoots(machineId));
    await liveAndEnd(store, machineId, life);
  }
  expect(counted).toEqual([1, 2, 2, 0, 1]);
});

test("those of another node are not counted", async () => {
  const { teamId } = await createTestTeam(db.database);
  const operationId = await acceptTestStart(db.database, await createTestCluster(db.database, teamId));
  const store = executionStore(db.database, { clock: { now: Date.now } }).forTeam(teamId);
  await store.beginOperation(operationId);
  const [plan, other] = [testPlan(), testPlan()];
  const node = { ...plan.nodes[0], ...other.nodes[0], name: "worker-2", ordinal: 2, privateAddress: "10.64.1.1" };
  await store.savePlan(operationId, 1, plan);
  await liveAndEnd(store, plan.machineId, "booted");
  await store.savePlan(operationId, 2, { ...other, ...empty, nodes: [node as (typeof other.nodes)[number]] });
  expect(await store.lostBoots(other.machineId)).toBe(0);
});
