import { randomUUID } from "node:crypto";
import { actions } from "@slipway/core/access";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ApiAnswer, type ApiCaller, apiCaller, callerWithKey, type Member, memberCaller, ownerCaller } from "../testing/api-caller.ts";
import { makeTeamWorld, type TeamWorld } from "../testing/team-world.ts";
import { startTestServices, type TestServices } from "../testing/test-services.ts";

let test: TestServices;
let world: TeamWorld;
let owner: ApiCaller;
let member: Member;

beforeAll(async () => {
  test = await startTestServices();
  world = await makeTeamWorld(test, "keys");
  owner = await ownerCaller(test, world);
  member = await memberCaller(test, world, "member");
});
afterAll(() => test?.close());

const DAY_MS = 24 * 3_600_000;
const make = (call: ApiCaller, body: object) => call({ method: "POST", path: "/keys", body: { name: "ci", ...body } });
const codeOf = ({ status, body }: ApiAnswer) => [status, body.code];
const faultPaths = ({ body }: ApiAnswer) => (body.faults as { path: string }[]).map(({ path }) => path);
const by = ({ body }: ApiAnswer): ApiCaller => apiCaller(test.services, { authorization: `Bearer ${body.key}` });
const teamSeenBy = async (call: ApiCaller) => (await call({ method: "GET", path: "/team" })).body;

describe("a key", () => {
  it("is its maker's, holds what the maker does, and ends after 90 days", async () => {
    const made = await make(member.call, {});
    expect(made.body).toMatchObject({
      holder: { kind: "user", id: member.userId, name: "member" },
      actions: null,
      clusterIds: [],
      projectIds: [],
    });
    expect(Date.parse(String(made.body.expiresAt)) - Date.now()).toBeGreaterThan(89 * DAY_MS);
    expect(Date.parse(String(made.body.expiresAt)) - Date.now()).toBeLessThan(91 * DAY_MS);
    expect(await teamSeenBy(by(made))).toMatchObject({ role: "member", actor: `key/${made.body.id}`, reach: null });
  });

  it("may be for some actions, or for reading only", async () => {
    const some = by(await make(owner, { actions: ["read", "audit.read"] }));
    expect(await teamSeenBy(some)).toMatchObject({ role: null, actions: ["read", "audit.read"] });
    expect((await some({ method: "GET", path: "/audit" })).status).toBe(200);
    expect(codeOf(await some({ method: "POST", path: "/clusters", body: { name: "by-some" } }))).toEqual([403, "FORBIDDEN"]);
    const reader = by(await make(owner, { readOnly: true }));
    expect(await teamSeenBy(reader)).toMatchObject({ role: "viewer", actions: ["read"] });
    expect(codeOf(await reader({ method: "DELETE", path: `/clusters/${world.ids.cluster}` }))).toEqual([403, "FORBIDDEN"]);
  });

  it.each([
    ["actions and readOnly", { actions: ["read"], readOnly: true }, ["/readOnly"]],
    ["clusters and projects", { clusterIds: ["keys-main"], projectIds: ["default"] }, ["/projectIds"]],
    ["an action of the whole team, narrowed", { clusterIds: ["keys-main"], actions: ["read", "keys.manage"] }, ["/actions/1"]],
    ["an end in the past", { expiresAt: "2020-01-01T00:00:00Z" }, ["/expiresAt"]],
    ["an end too far away", { expiresAt: new Date(Date.now() + 400 * DAY_MS).toISOString() }, ["/expiresAt"]],
    ["no action", { actions: [] }, ["/actions"]],
    ["an action that is none", { actions: ["everything"] }, ["/actions/0"]],
    ["a user to be made for", { userId: randomUUID() }, ["/userId"]],
    ["a role", { role: "owner" }, ["/role"]],
  ])("is not made with %s", async (_, body, paths) => {
    const answer = await make(owner, body);
    expect(codeOf(answer)).toEqual([400, "INVALID_INPUT"]);
    expect(faultPaths(answer)).toEqual(paths);
  });

  it("gives no more than its maker holds, by whatever way", async () => {
    for (const action of actions) {
      const { status } = await make(member.call, { actions: [action] });
      const held = ["read", "operate", "exec", "secrets.write", "keys.own"].includes(action);
      expect([action, status]).toEqual([action, held ? 201 : 400]);
    }
    const weak = by(await make(owner, { actions: ["read", "keys.own"] }));
    expect(codeOf(await make(weak, { actions: ["operate"] }))).toEqual([403, "FORBIDDEN"]);
    const child = by(await make(weak, {}));
    expect((await teamSeenBy(child)).actions).toEqual(["read", "keys.own"]);
    expect(codeOf(await make(weak, { serviceAccount: world.ids.serviceAccount }))).toEqual([403, "FORBIDDEN"]);
    const narrow = by(await make(owner, { clusterIds: [world.ids.cluster] }));
    expect(codeOf(await make(narrow, {}))).toEqual([403, "FORBIDDEN"]);
  });

  it("makes no key that outlives it", async () => {
    const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
    const short = by(await make(owner, { expiresAt }));
    expect(Date.parse(String((await make(short, {})).body.expiresAt))).toBeLessThanOrEqual(Date.parse(expiresAt));
    expect(faultPaths(await make(short, { expiresAt: new Date(Date.now() + DAY_MS).toISOString() }))).toEqual(["/expiresAt"]);
  });

  it("is seen and ended by its holder, and by who manages keys", async () => {
    const [own, others] = [await make(member.call, { name: "own" }), await make(owner, { name: "others" })];
    const listed = await member.call({ method: "GET", path: "/keys?limit=200" });
    const ids = (listed.body.items as { id: string; holder: { id: string } }[]).map(({ holder }) => holder.id);
    expect(new Set(ids)).toEqual(new Set([member.userId]));
    expect(listed.text).not.toContain(String(own.body.key));
    expect(codeOf(await member.call({ method: "DELETE", path: `/keys/${others.body.id}` }))).toEqual([404, "NOT_FOUND"]);
    expect((await member.call({ method: "DELETE", path: `/keys/${own.body.id}` })).status).toBe(204);
    expect((await owner({ method: "GET", path: "/keys?limit=200" })).text).toContain(String(own.body.id));
    expect((await owner({ method: "DELETE", path: `/keys/${others.body.id}` })).status).toBe(204);
    expect((await by(others)({ method: "GET", path: "/team" })).status).toBe(401);
  });
});

describe("a narrowed key", () => {
  it("sees its cluster alone, and works on it", async () => {
    const call = by(await make(owner, { clusterIds: ["keys-main"] }));
    expect(await teamSeenBy(call)).toMatchObject({
      reach: { clusterIds: [world.ids.cluster], projectIds: [] },
      actions: ["read", "operate", "exec"],
    });
    const clusters = (await call({ method: "GET", path: "/clusters" })).body.items as { id: string }[];
    expect(clusters.map(({ id }) => id)).toEqual([world.ids.cluster]);
    expect((await call({ method: "GET", path: `/clusters/${world.ids.cluster}/tasks` })).body.items).toHaveLength(1);
    expect((await call({ method: "GET", path: `/clusters/${world.ids.idleCluster}` })).status).toBe(404);
    expect((await call({ method: "GET", path: `/operations/${world.ids.failedOperation}` })).status).toBe(404);
    expect((await call({ method: "POST", path: "/clusters/keys-main/scale", body: { service: "web", count: 2 } })).status).toBe(202);
    expect((await call({ method: "POST", path: "/clusters", body: { name: "new" } })).status).toBe(404);
    for (const path of ["/members", "/secrets", "/audit", "/keys", "/invitations", "/service-accounts"])
      expect([path, (await call({ method: "GET", path })).status]).toEqual([path, 403]);
  });

  it("sees what lies in its project, as long as it lies there", async () => {
    const { body: project } = await owner({ method: "POST", path: "/projects", body: { name: "inner" } });
    const call = by(await make(owner, { projectIds: ["inner"] }));
    const listed = async (path: string) => ((await call({ method: "GET", path })).body.items as { name: string }[]).map(({ name }) => name);
    expect([await listed("/clusters"), await listed("/blueprints"), await listed("/projects")]).toEqual([[], [], ["inner"]]);
    expect((await call({ method: "POST", path: "/clusters", body: { name: "made-inside", project: "inner" } })).status).toBe(201);
    expect((await call({ method: "POST", path: "/clusters", body: { name: "made-outside" } })).status).toBe(404);
    await owner({ method: "PATCH", path: "/clusters/keys-idle", body: { project: project.id } });
    expect(await listed("/clusters")).toEqual(["made-inside", "keys-idle"]);
    expect((await call({ method: "PATCH", path: "/clusters/keys-idle", body: { project: "default" } })).status).toBe(404);
    await owner({ method: "PATCH", path: "/clusters/keys-idle", body: { project: "default" } });
    expect(await listed("/clusters")).toEqual(["made-inside"]);
  });
});

describe("a service account", () => {
  it("holds keys of its role, which end with it", async () => {
    const admin = await memberCaller(test, world, "admin");
    const account = (await admin.call({ method: "POST", path: "/service-accounts", body: { name: "deploys", role: "member" } })).body;
    const path = `/service-accounts/${account.id}`;
    const key = await make(admin.call, { serviceAccount: "deploys" });
    expect(key.body.holder).toEqual({ kind: "serviceAccount", id: account.id, name: "deploys" });
    const call = by(key);
    expect((await teamSeenBy(call)).role).toBe("member");
    expect((await owner({ method: "PATCH", path, body: { role: "viewer" } })).body.role).toBe("viewer");
    expect((await teamSeenBy(call)).role).toBe("viewer");
    expect((await make(call, {})).status).toBe(403);
    expect(codeOf(await make(admin.call, { serviceAccount: "deploys", actions: ["operate"] }))).toEqual([400, "INVALID_INPUT"]);
    expect((await owner({ method: "DELETE", path })).status).toBe(204);
    expect((await call({ method: "GET", path: "/team" })).status).toBe(401);
    for (const role of ["owner", "root"])
      expect((await owner({ method: "POST", path: "/service-accounts", body: { name: "x", role } })).status).toBe(400);
  });

  it("outlives who made it", async () => {
    const admin = await memberCaller(test, world, "admin");
    await admin.call({ method: "POST", path: "/service-accounts", body: { name: "stays", role: "viewer" } });
    const [own, its] = [by(await make(admin.call, {})), by(await make(admin.call, { serviceAccount: "stays" }))];
    await owner({ method: "DELETE", path: `/members/${admin.userId}` });
    expect((await own({ method: "GET", path: "/team" })).status).toBe(401);
    expect((await its({ method: "GET", path: "/team" })).status).toBe(200);
  });
});

it("a key that has expired, or that was never made, is 401 alike", async () => {
  const { key, keyId } = await callerWithKey(test.services, { teamId: world.teamId, role: "viewer" });
  const { database } = test.services;
  await database.forTeam(world.teamId).transaction((tx) => tx.apiKeys.revoke(keyId));
  test.services.identities.forget();
  const texts = [];
  for (const bearer of [key, key.replace(/.$/, (last) => (last === "0" ? "1" : "0")), "slw_live_x"]) {
    const headers = { authorization: `Bearer ${bearer}`, "x-request-id": "the-same-request" };
    const { status, text } = await apiCaller(test.services, headers)({ method: "GET", path: "/team" });
    texts.push([status, text]);
  }
  expect(new Set(texts.map((text) => JSON.stringify(text))).size).toBe(1);
  expect(texts[0]?.[0]).toBe(401);
});
