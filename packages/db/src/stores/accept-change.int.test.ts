import { isAppError } from "@slipway/core/errors";
import { MACHINE_SUBNET_COUNT, machineSubnet } from "@slipway/core/networking";
import pg from "pg";
import { beforeEach, expect, test } from "vitest";
import { executionStore } from "../execution/execution-store.ts";
import {
  acceptTestStart,
  createTestCluster,
  createTestTeam,
  freshTestDatabase,
  testDatabase,
  testPlan,
  testSpec,
} from "../testing/index.ts";
import type { ClusterChange } from "./accept-change.ts";
import type { ClusterRow } from "./records.ts";

const db = testDatabase({ max: 10 });
let cluster: ClusterRow;

beforeEach(async () => {
  const { teamId } = await createTestTeam(db.database);
  cluster = await createTestCluster(db.database, teamId);
});

const team = () => db.database.forTeam(cluster.teamId);
const execution = () => executionStore(db.database, { clock: Date }).forTeam(cluster.teamId);
const accept = (change: Partial<ClusterChange> & Pick<ClusterChange, "kind">) =>
  team().transaction((tx) =>
    tx.operations.accept({ clusterId: cluster.id, spec: testSpec, blueprintVersionId: null, actor: "user/test", ...change }),
  );
const current = () => team().transaction((tx) => tx.clusters.find(cluster.id));

async function runTo(operationId: string, state: "succeeded" | "failed", clusterState: "running" | "stopped"): Promise<void> {
  await execution().beginOperation(operationId);
  const { target } = await execution().loadOperation(operationId);
  await execution().finishOperation(operationId, { state, clusterState, to: clusterState === "stopped" ? null : target });
}

test("of 50 who start a cluster at once one wins, and the others are told which operation is in the way", async () => {
  const attempts = await Promise.allSettled(Array.from({ length: 50 }, () => accept({ kind: "start" })));
  const won = attempts.filter((attempt) => attempt.status === "fulfilled");
  expect(won).toHaveLength(1);
  for (const attempt of attempts) {
    if (attempt.status === "fulfilled") continue;
    expect(isAppError(attempt.reason, "CONFLICT")).toBe(true);
    expect(attempt.reason.message).toContain(won[0]!.value.id);
  }
  expect(await current()).toMatchObject({ state: "starting", revision: 1, desiredRevision: 1 });
  const events = await team().transaction((tx) => tx.events.list({ clusterId: cluster.id, after: 0, limit: 10 }));
  expect(events.map((event) => event.type)).toEqual(["cluster.created", "operation.accepted", "cluster.state_changed"]);
});

test("a change carries its target and the way back", async () => {
  await runTo(await acceptTestStart(db.database, cluster), "succeeded", "running");
  const spec = { ...testSpec, namespace: "other" };
  const { id } = await accept({ kind: "apply", spec });
  expect(await execution().loadOperation(id)).toMatchObject({
    kind: "apply",
    target: { revision: 3, spec: { namespace: "other" } },
    previous: { revision: 1, spec: { namespace: "slipway" } },
  });
});

test("a previewed plan is executed exactly, but not once anything has changed", async () => {
  await runTo(await acceptTestStart(db.database, cluster), "succeeded", "running");
  const { nodeId: _, machineId: __, taskId: ___, ...plan } = testPlan();
  const preview = () =>
    team().transaction(async (tx) => {
      const { revision } = await tx.clusters.lock(cluster.id);
      return tx.plans.create({
        clusterId: cluster.id,
        baseRevision: revision,
        blueprintVersionId: null,
        spec: testSpec,
        plan,
        createdBy: "user/test",
      });
    });
  const [fresh, stale] = [await preview(), await preview()];
  const { id } = await accept({ kind: "apply", planId: fresh.id });
  expect((await execution().loadOperation(id)).plan).toEqual(plan);
  await runTo(id, "succeeded", "running");
  await expect(accept({ kind: "apply", planId: stale.id })).rejects.toMatchObject({ code: "STALE" });
  await expect(accept({ kind: "apply", expectedRevision: 1 })).rejects.toMatchObject({ code: "STALE" });
});

test("a running heal is no conflict: the change waits for it, and keeps the state it has set", async () => {
  await runTo(await acceptTestStart(db.database, cluster), "succeeded", "running");
  const heal = await execution().requestHeal(cluster.id, "worker-1 is gone");
  expect(heal).not.toBeNull();
  await execution().beginOperation(heal!);
  const apply = await accept({ kind: "apply" });
  expect((await execution().nextOperation(cluster.id))?.id).toBe(heal);
  await runTo(heal!, "succeeded", "running");
  expect(await current()).toMatchObject({ state: "updating", desiredRevision: apply.targetRevision });
  expect((await execution().nextOperation(cluster.id))?.id).toBe(apply.id);
});

test("a stop is accepted while a start runs, asks it to cancel, and is asked for once", async () => {
  const start = await acceptTestStart(db.database, cluster);
  await execution().beginOperation(start);
  const stop = await accept({ kind: "stop", spec: null });
  expect((await accept({ kind: "stop", spec: null })).id).toBe(stop.id);
  expect((await execution().loadOperation(start)).cancelRequested).toBe(true);
  await execution().finishOperation(start, { state: "cancelled", clusterState: "stopped", to: null });
  expect(await current()).toMatchObject({ state: "stopping", desiredRevision: null });
  expect(await execution().nextOperation(cluster.id)).toMatchObject({ id: stop.id, target: null, previous: null });
  await expect(team().transaction((tx) => tx.operations.requestCancel(stop.id, "user/test"))).rejects.toMatchObject({ code: "CONFLICT" });
  await runTo(stop.id, "succeeded", "stopped");
  expect(await current()).toMatchObject({ state: "stopped", desiredRevision: null });
});

test("a stop waits for no heal: it asks the one that runs to cancel, and no change but a stop does", async () => {
  await runTo(await acceptTestStart(db.database, cluster), "succeeded", "running");
  const heal = await execution().requestHeal(cluster.id, "worker-1 is gone");
  await execution().beginOperation(heal!);
  await accept({ kind: "apply" });
  expect((await execution().loadOperation(heal!)).cancelRequested).toBe(false);
  await accept({ kind: "stop", spec: null });
  expect((await execution().loadOperation(heal!)).cancelRequested).toBe(true);
});

test("a start cancelled before it has begun leaves the cluster as it was", async () => {
  const start = await acceptTestStart(db.database, cluster);
  await team().transaction((tx) => tx.operations.requestCancel(start, "user/test"));
  expect(await execution().nextOperation(cluster.id)).toBeNull();
  expect((await execution().loadOperation(start)).state).toBe("cancelled");
  expect(await current()).toMatchObject({ state: "stopped", desiredRevision: null });
});

test("what a cluster's state does not allow is refused, also another team's cluster", async () => {
  await expect(accept({ kind: "apply" })).rejects.toMatchObject({ code: "CONFLICT" });
  const { teamId } = await createTestTeam(db.database);
  const foreign = db.database
    .forTeam(teamId)
    .transaction((tx) =>
      tx.operations.accept({ clusterId: cluster.id, kind: "start", spec: testSpec, blueprintVersionId: null, actor: "user/x" }),
    );
  await expect(foreign).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("a name is free again once its cluster is deleted, and the subnet is its row's no more", async () => {
  await expect(createTestCluster(db.database, cluster.teamId)).rejects.toMatchObject({ code: "CONFLICT" });
  await team().transaction((tx) => tx.clusters.remove(cluster.id, "user/test"));
  const next = await createTestCluster(db.database, cluster.teamId);
  expect(next.subnet).toMatch(/^10\.(6[4-9]|[78]\d|9[0-5])\.\d+\.0\/20$/);
  expect(next.id).not.toBe(cluster.id);
  await expect(team().transaction((tx) => tx.clusters.remove(cluster.id, "user/test"))).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("the last free subnet is found among those of all teams, and is free again with its cluster's deletion", async () => {
  const full = await freshTestDatabase();
  const [one, two] = [await createTestTeam(full.database), await createTestTeam(full.database)];
  const admin = new pg.Client({ connectionString: full.adminUrl });
  await admin.connect();
  const fill = `INSERT INTO cluster (id, team_id, project_id, name, subnet_index)
    SELECT gen_random_uuid(), $1, (SELECT id FROM project WHERE team_id = $1), 'c-' || i, i FROM generate_series(0, ${MACHINE_SUBNET_COUNT - 1}) i WHERE i <> 77`;
  await admin.query(fill, [one.teamId]);
  await admin.end();
  const last = await createTestCluster(full.database, two.teamId);
  expect(last.subnet).toBe(machineSubnet(77));
  await expect(createTestCluster(full.database, two.teamId, "more")).rejects.toMatchObject({ code: "CAPACITY" });
  await full.database.forTeam(two.teamId).transaction((tx) => tx.clusters.remove(last.id, "user/test"));
  expect((await createTestCluster(full.database, one.teamId)).subnet).toBe(last.subnet);
  await full.close();
});
