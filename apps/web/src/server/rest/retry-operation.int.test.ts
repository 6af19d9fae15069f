import type { ClusterState } from "@slipway/core/lifecycle";
import { executionStore } from "@slipway/db";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { ApiAnswer } from "../testing/api-caller.ts";
import { makeTeamWorld, type TeamWorld } from "../testing/team-world.ts";
import { startTestServices, type TestServices } from "../testing/test-services.ts";

let test: TestServices;
let world: TeamWorld;

beforeAll(async () => {
  test = await startTestServices();
  world = await makeTeamWorld(test, "retry");
});
afterAll(() => test?.close());

const send = (path: string, body: unknown = {}): Promise<ApiAnswer> => world.admin.call({ method: "POST", path, body });
const operationOf = ({ body }: ApiAnswer) =>
  body.operation as { id: string; kind: string; state: string; clusterId: string; reason: string | null };
const store = () => executionStore(test.services.database, { clock: test.services.ports.clock }).forTeam(world.teamId);

/** As the worker ends an operation that went wrong. */
async function end(operationId: string, state: "failed" | "cancelled", clusterState: ClusterState): Promise<void> {
  const { previous } = await store().loadOperation(operationId);
  await store().beginOperation(operationId);
  await store().finishOperation(operationId, { state, clusterState, to: previous });
}

async function targetOf(operationId: string) {
  return (await store().loadOperation(operationId)).target?.spec ?? null;
}

it("asks for a failed start's target again, as an operation of its own, and wakes the cluster", async () => {
  const failed = world.ids.failedOperation;
  const answer = await send(`/operations/${failed}/retry`);
  expect(answer.status).toBe(202);
  const retried = operationOf(answer);
  expect(retried).toMatchObject({ kind: "start", state: "pending", reason: `retry of ${failed}` });
  expect(retried.id).not.toBe(failed);
  expect(await targetOf(retried.id)).toEqual(await targetOf(failed));
  expect(test.woken.at(-1)).toBe(retried.clusterId);
  const again = await send(`/operations/${failed}/retry`);
  expect([again.status, again.body.detail]).toEqual([409, expect.stringContaining(retried.id)]);
});

it("of a scale keeps the scale, and is refused once something else has changed the cluster", async () => {
  const scale = operationOf(await send(`/clusters/${world.ids.cluster}/scale`, { service: "web", count: 3 }));
  expect((await send(`/operations/${scale.id}/retry`)).body).toMatchObject({
    code: "CONFLICT",
    detail: expect.stringContaining("pending"),
  });
  await end(scale.id, "cancelled", "running");
  const retried = operationOf(await send(`/operations/${scale.id}/retry`));
  expect(retried.kind).toBe("scale");
  expect((await targetOf(retried.id))?.services).toEqual([expect.objectContaining({ name: "web", count: 3 })]);
  await end(retried.id, "failed", "running");
  const other = operationOf(await send(`/clusters/${world.ids.cluster}/scale`, { service: "web", count: 2 }));
  await end(other.id, "failed", "running");
  const late = await send(`/operations/${scale.id}/retry`);
  expect([late.status, late.body.detail]).toEqual([409, expect.stringContaining(other.id)]);
});

it("is refused for what succeeded, for a heal, and for a state that does not allow it", async () => {
  expect((await send(`/operations/${world.ids.operation}/retry`)).body).toMatchObject({
    code: "CONFLICT",
    detail: expect.stringContaining("succeeded"),
  });
  const heal = await store().requestHeal(world.ids.cluster, "a machine is gone");
  if (!heal) throw new Error("no heal was accepted");
  await end(heal, "failed", "degraded");
  expect((await send(`/operations/${heal}/retry`)).body).toMatchObject({ code: "CONFLICT", detail: expect.stringContaining("heal") });
});

it("of a stop stops again", async () => {
  const stop = operationOf(await send(`/clusters/${world.ids.cluster}/stop`));
  await end(stop.id, "failed", "degraded");
  const retried = operationOf(await send(`/operations/${stop.id}/retry`));
  expect(retried.kind).toBe("stop");
  expect(await targetOf(retried.id)).toBeNull();
});
