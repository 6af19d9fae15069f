import { registry } from "@slipway/usecases";
import { afterAll, beforeAll, expect, it } from "vitest";
import { authenticateAccount, authenticateRequest } from "../rest/authenticate-request.ts";
import { callerWithKey } from "../testing/api-caller.ts";
import { makeTeamWorld, type TeamWorld } from "../testing/team-world.ts";
import { PUBLIC_URL, startTestServices, type TestServices } from "../testing/test-services.ts";
import { appRouter } from "./router.ts";

let test: TestServices;
let world: TeamWorld;

beforeAll(async () => {
  test = await startTestServices();
  world = await makeTeamWorld(test, "trpc");
});
afterAll(() => test?.close());

async function callerAs(role: "viewer" | "member") {
  const { key } = await callerWithKey(test.services, { teamId: world.teamId, role });
  const request = new Request(PUBLIC_URL, { headers: { authorization: `Bearer ${key}` } });
  return appRouter.createCaller({
    services: test.services,
    identity: () => authenticateRequest(request, test.services),
    account: () => authenticateAccount(request, test.services),
    requestId: "request-1",
    address: "192.0.2.1",
  });
}

it("has a procedure for each operation of the registry", () => {
  const names = Object.entries(registry).flatMap(([entity, verbs]) => Object.keys(verbs).map((verb) => `${entity}.${verb}`));
  expect(Object.keys(appRouter._def.procedures).sort()).toEqual(names.sort());
});

it("answers as REST does", async () => {
  const member = await callerAs("member");
  expect(await member.clusters.get({ cluster: "trpc-main" })).toMatchObject({ id: world.ids.cluster, state: "running" });
  expect(await member.clusters.scale({ cluster: "trpc-main", service: "web", count: 1 })).toMatchObject({ operation: null });
});

it("says the same errors", async () => {
  const viewer = await callerAs("viewer");
  await expect(viewer.clusters.stop({ cluster: "trpc-main" })).rejects.toMatchObject({ code: "FORBIDDEN", cause: { code: "FORBIDDEN" } });
  await expect(viewer.clusters.get({ cluster: "none" })).rejects.toMatchObject({ code: "NOT_FOUND" });
  const faulty = { cluster: "trpc-main", limit: 0 };
  await expect(viewer.machines.list(faulty)).rejects.toMatchObject({ code: "BAD_REQUEST", cause: { faults: [{ path: "/limit" }] } });
});

it("streams events", async () => {
  const viewer = await callerAs("viewer");
  const events = await viewer.events.stream({ cluster: "trpc-main", after: 0 });
  for await (const [id, event] of events) {
    expect([id, event.sequence, event.type]).toEqual(["1", 1, "cluster.created"]);
    break;
  }
});
