import { randomUUID } from "node:crypto";
import { type Role, roleMay, roles } from "@slipway/core/access";
import { apiOperations } from "@slipway/usecases";
import type { StreamUsecase, Usecase } from "@slipway/usecases/define";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ApiCaller, apiCaller, callerWithKey, ownerCaller } from "../testing/api-caller.ts";
import { databaseContent } from "../testing/database-content.ts";
import { restRequest, sampleOf, sampleRequests } from "../testing/sample-requests.ts";
import { makeTeamWorld, type TeamWorld } from "../testing/team-world.ts";
import { startTestServices, type TestServices } from "../testing/test-services.ts";

// Everything here is generated from the registry: a new operation is tested by being there.
const operations = apiOperations.filter((operation): operation is Usecase | StreamUsecase => operation.kind !== "public");
const commands = operations.filter(({ kind }) => kind === "command");

let test: TestServices;
let ours: TeamWorld;
let theirs: TeamWorld;

beforeAll(async () => {
  test = await startTestServices();
  ours = await makeTeamWorld(test, "ours");
  theirs = await makeTeamWorld(test, "theirs");
});
afterAll(() => test?.close());

async function callerOf(role: Role): Promise<ApiCaller> {
  if (role === "owner") return ownerCaller(test.services, ours);
  return (await callerWithKey(test.services, { teamId: ours.teamId, role })).call;
}

async function auditRows(world: TeamWorld) {
  return test.services.database.forTeam(world.teamId).transaction((tx) => tx.audit.chain());
}

it("has a sample request for every operation, and none for what is gone", () => {
  expect(Object.keys(sampleRequests).sort()).toEqual(apiOperations.map(({ name }) => name).sort());
});

describe("without a valid key", () => {
  it.each(operations)("$name is 401", async (operation) => {
    const strangers: Record<string, string>[] = [{}, { authorization: "Bearer slw_live_nothing" }, { cookie: "slipway_session=nothing" }];
    for (const headers of strangers) {
      const { status } = await apiCaller(test.services, headers)(restRequest(operation, sampleOf(operation).input(ours.ids)));
      expect([401, 403]).toContain(status);
      if (!("cookie" in headers)) expect(status).toBe(401);
    }
  });
});

describe("another team's things", () => {
  const references = operations.flatMap((operation) =>
    sampleOf(operation).refers.map((field) => ({ name: operation.name, field, operation })),
  );

  it.each(references)("$name: $field is as unknown as one that never was", async ({ operation, field }) => {
    const sample = sampleOf(operation);
    const headers = { "x-request-id": "the-same-request" };
    const answerTo = (value: unknown) =>
      theirs.admin.call({ ...restRequest(operation, { ...sample.input(theirs.ids), [field]: value }), headers });
    const before = await databaseContent(test.adminUrl);
    const foreign = await answerTo(sample.input(ours.ids)[field]);
    const unknown = await answerTo(randomUUID());
    expect(foreign.status).toBe(404);
    expect(foreign.text).toBe(unknown.text);
    expect([...foreign.headers]).toEqual([...unknown.headers]);
    expect(await databaseContent(test.adminUrl)).toEqual(before);
  });

  it.each(operations.filter(({ kind, name }) => kind === "query" && name.endsWith(".list")))(
    "$name shows nothing of ours",
    async (operation) => {
      const { status, text } = await theirs.admin.call(restRequest(operation, sampleOf(operation).input(theirs.ids)));
      expect(status).toBe(200);
      for (const id of Object.values(ours.ids)) expect(text).not.toContain(id);
    },
  );
});

it("lets a read-only key change nothing", async () => {
  const { call } = await callerWithKey(test.services, { teamId: ours.teamId, role: "viewer" });
  const before = await databaseContent(test.adminUrl);
  for (const operation of operations) await call(restRequest(operation, sampleOf(operation).input(ours.ids)));
  expect(await databaseContent(test.adminUrl)).toEqual(before);
});

describe.each(roles)("the role %s", (role) => {
  it.each(operations)("$name is as the table of roles says", async (operation) => {
    const call = await callerOf(role);
    const auditedBefore = (await auditRows(ours)).length;
    const { status } = await call(restRequest(operation, sampleOf(operation).input(ours.ids)));
    const may = roleMay(role, operation.action);
    if (may) expect([200, 201, 202, 204, 409, 412]).toContain(status);
    else expect(status).toBe(403);

    const rows = (await auditRows(ours)).slice(auditedBefore);
    const expected = may ? (status < 300 ? "done" : "refused") : "denied";
    const leavesRow = operation.kind === "command" || !may;
    expect(rows.map(({ action, outcome }) => ({ action, outcome }))).toEqual(
      leavesRow ? [{ action: operation.name, outcome: expected }] : [],
    );
  });
});

it("has done each command at least once", async () => {
  const done = new Set((await auditRows(ours)).filter(({ outcome }) => outcome === "done").map(({ action }) => action));
  const refusedHere = ["operations.cancel", "clusters.delete"];
  expect(commands.map(({ name }) => name).filter((name) => !done.has(name) && !refusedHere.includes(name))).toEqual([]);
});
