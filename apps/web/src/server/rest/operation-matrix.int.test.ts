import { randomUUID } from "node:crypto";
import { actionsOf, type Role, roleMay, roles } from "@slipway/core/access";
import { apiOperations } from "@slipway/usecases";
import { type AccountUsecase, needsWholeTeam, type StreamUsecase, type Usecase } from "@slipway/usecases/define";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ApiCaller, apiCaller, callerWithKey, memberCaller, ownerCaller } from "../testing/api-caller.ts";
import { databaseContent } from "../testing/database-content.ts";
import { referencesOf, restRequest, sampleOf, sampleRequests } from "../testing/sample-requests.ts";
import { makeSpares, makeTeamWorld, type TeamWorld } from "../testing/team-world.ts";
import { PUBLIC_URL, startTestServices, type TestServices } from "../testing/test-services.ts";

// Everything here is generated from the registry: a new operation is tested by being there.
const operations = apiOperations.filter((operation): operation is Usecase | StreamUsecase => operation.kind !== "account");
const accountOperations = apiOperations.filter((operation): operation is AccountUsecase => operation.kind === "account");
const commands = operations.filter(({ kind }) => kind === "command");
const changes = apiOperations.filter(({ rest }) => rest.method !== "GET");

let test: TestServices;
let ours: TeamWorld;
let theirs: TeamWorld;

beforeAll(async () => {
  test = await startTestServices();
  ours = await makeTeamWorld(test, "ours");
  theirs = await makeTeamWorld(test, "theirs");
});
afterAll(() => test?.close());

const sampleRequest = (operation: (typeof apiOperations)[number]) => restRequest(operation, sampleOf(operation).input(ours.ids));

const auditRows = (after = 0) => test.services.database.forTeam(ours.teamId).transaction((tx) => tx.audit.page({ after, limit: 100_000 }));

const auditEnd = async () => (await test.services.database.forTeam(ours.teamId).transaction((tx) => tx.audit.head()))?.sequence ?? 0;

it("has a sample request for every operation, and none for what is gone", () => {
  expect(Object.keys(sampleRequests).sort()).toEqual(apiOperations.map(({ name }) => name).sort());
});

describe("without a valid key or session", () => {
  it.each(apiOperations)("$name is 401", async (operation) => {
    const strangers: Record<string, string>[] = [
      {},
      { authorization: "Bearer slw_live_nothing" },
      { cookie: "slipway.session_token=nothing", origin: PUBLIC_URL },
      { cookie: "slipway.session_token=nothing.signed", origin: PUBLIC_URL, "slipway-team": ours.slug },
    ];
    for (const headers of strangers) expect((await apiCaller(test.services, headers)(sampleRequest(operation))).status).toBe(401);
  });
});

describe("a page of another site, with the owner's cookie", () => {
  it.each(changes)("$name is 403, and changes nothing", async (operation) => {
    const owner = await ownerCaller(test, ours);
    const before = await databaseContent(test.adminUrl);
    const { status } = await owner({ ...sampleRequest(operation), headers: { origin: "https://evil.test" } });
    expect(status).toBe(403);
    expect(await databaseContent(test.adminUrl)).toEqual(before);
  });
});

describe("another team's things", () => {
  const references = operations.flatMap((operation) =>
    referencesOf(operation).map((reference) => ({ name: operation.name, operation, ...reference })),
  );

  it.each(references)("$name: $field is as unknown as one that never was", async ({ operation, valueIn, swap }) => {
    const headers = { "x-request-id": "the-same-request" };
    const answerTo = (value: unknown) => theirs.admin.call({ ...restRequest(operation, swap(theirs.ids, value)), headers });
    const before = await databaseContent(test.adminUrl);
    const value = valueIn(ours.ids);
    const foreign = await answerTo(value);
    const unknown = await answerTo(Array.isArray(value) ? [randomUUID()] : randomUUID());
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
      for (const id of [...Object.values(ours.ids), ours.teamId, ours.userId]) expect(text).not.toContain(id);
    },
  );

  it.each(operations)("$name in a team that is not one's own is as in none", async (operation) => {
    const stranger = await ownerCaller(test, theirs);
    const headers = { "x-request-id": "the-same-request" };
    const inTeam = (slug: string) => stranger({ ...sampleRequest(operation), headers: { ...headers, "slipway-team": slug } });
    const [foreign, unknown] = [await inTeam(ours.slug), await inTeam("no-such-team")];
    expect(foreign.status).toBe(404);
    expect(foreign.text).toBe(unknown.text);
  });
});

it("lets a read-only key change nothing", async () => {
  const { call } = await callerWithKey(test.services, { teamId: ours.teamId, role: "admin", actions: ["read"] });
  const before = await databaseContent(test.adminUrl);
  for (const operation of apiOperations) {
    const { status } = await call(sampleRequest(operation));
    const mayRead = operation.kind !== "account" && operation.action === "read";
    expect([operation.name, status]).toEqual([operation.name, mayRead ? 200 : 403]);
  }
  expect(await databaseContent(test.adminUrl)).toEqual(before);
});

describe("a key narrowed to another cluster", () => {
  it.each(operations)("$name finds nothing of what is out of its reach", async (operation) => {
    const reach = { clusterIds: [theirOther()], projectIds: [] };
    const { call } = await callerWithKey(test.services, { teamId: ours.teamId, role: "admin", reach });
    const { status, text } = await call(sampleRequest(operation));
    if (needsWholeTeam(operation)) expect(status).toBe(403);
    else if (referencesOf(operation).some(({ field }) => field in sampleOf(operation).input(ours.ids))) expect(status).toBe(404);
    else expect([200, 404]).toContain(status);
    for (const id of Object.values(ours.ids)) expect(text).not.toContain(id);
  });

  const theirOther = () => theirs.ids.cluster;
});

const people: { who: string; role: Role; caller(): Promise<ApiCaller> }[] = [
  ...roles.map((role) => ({ who: `the role ${role}`, role, caller: async () => (await memberCaller(test, ours, role)).call })),
  {
    who: "a service account's key",
    role: "member",
    caller: async () => (await callerWithKey(test.services, { teamId: ours.teamId, role: "member" })).call,
  },
];

/** Keys of others are as unknown to whoever may only have keys of their own. */
const isForeignKey = (name: string, role: Role): boolean => name === "keys.revoke" && !roleMay(role, "keys.manage");

describe.each(people)("$who", ({ role, caller }) => {
  it.each(operations)("$name is as the table of roles says", async (operation) => {
    const call = await caller();
    const ids = { ...ours.ids, ...(await makeSpares(test, { teamId: ours.teamId, name: "fresh" })) };
    const auditedBefore = await auditEnd();
    const { status } = await call(restRequest(operation, sampleOf(operation).input(ids)));
    const may = actionsOf(role).includes(operation.action);
    if (!may) expect(status).toBe(403);
    else expect(isForeignKey(operation.name, role) ? [404] : [200, 201, 202, 204, 409, 412]).toContain(status);

    const rows = await auditRows(auditedBefore);
    const expected = may ? (status < 300 ? "done" : "refused") : "denied";
    const leavesRow = (operation.kind === "command" && !operation.unaudited) || !may;
    expect(rows.map(({ action, outcome }) => ({ action, outcome }))).toEqual(
      leavesRow ? [{ action: operation.name, outcome: expected }] : [],
    );
  });
});

describe("what a person does without a team", () => {
  it.each(accountOperations)("$name is not for keys", async (operation) => {
    const before = await databaseContent(test.adminUrl);
    expect((await ours.admin.call(sampleRequest(operation))).status).toBe(403);
    expect(await databaseContent(test.adminUrl)).toEqual(before);
  });
});

it("has done each command at least once", async () => {
  const done = new Set((await auditRows()).filter(({ outcome }) => outcome === "done").map(({ action }) => action));
  const refusedHere = ["operations.cancel", "clusters.delete"];
  const audited = commands.filter((command) => !("unaudited" in command && command.unaudited));
  expect(audited.map(({ name }) => name).filter((name) => !done.has(name) && !refusedHere.includes(name))).toEqual([]);
});
