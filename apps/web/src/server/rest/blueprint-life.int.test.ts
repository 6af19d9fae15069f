import { afterAll, beforeAll, expect, it } from "vitest";
import type { ApiAnswer } from "../testing/api-caller.ts";
import { makeTeamWorld, SAMPLE_PROGRAM, type TeamWorld } from "../testing/team-world.ts";
import { startTestServices, type TestServices } from "../testing/test-services.ts";

let test: TestServices;
let world: TeamWorld;

beforeAll(async () => {
  test = await startTestServices();
  world = await makeTeamWorld(test, "life");
});
afterAll(() => test?.close());

const call = (method: string, path: string, body?: unknown): Promise<ApiAnswer> => world.admin.call({ method, path, body });
const source = (args: string[]) => ({ files: [{ path: "shop.js", content: SAMPLE_PROGRAM }], args });
const listed = async () => ((await call("GET", "/blueprints?limit=200")).body.items as { name: string }[]).map(({ name }) => name);

it("a blueprint is renamed, and not to a living one's name", async () => {
  const { body: made } = await call("POST", "/blueprints", { name: "first" });
  await call("POST", "/blueprints", { name: "second" });
  expect((await call("PATCH", "/blueprints/first", { name: "second" })).body).toMatchObject({ code: "CONFLICT" });
  expect((await call("PATCH", "/blueprints/first", { name: "Not a name" })).status).toBe(400);
  expect((await call("PATCH", "/blueprints/first", { name: "first" })).status).toBe(200);
  expect((await call("PATCH", "/blueprints/first", { name: "renamed" })).body).toMatchObject({
    id: made.id,
    name: "renamed",
    archivedAt: null,
  });
  expect((await call("GET", "/blueprints/first")).status).toBe(404);
  expect((await call("GET", "/blueprints/renamed")).body).toMatchObject({ id: made.id });
});

it("what a cluster runs is not deleted; what was deleted is history: readable, unchangeable, and its name is free", async () => {
  const { blueprint, version, cluster } = world.ids;
  const inUse = await call("DELETE", `/blueprints/${blueprint}`);
  expect([inUse.status, inUse.body.detail]).toEqual([409, expect.stringContaining("life-main")]);
  await call("POST", `/clusters/${cluster}/stop`, {});
  expect((await call("DELETE", `/blueprints/${blueprint}`)).status).toBe(204);
  expect((await call("DELETE", `/blueprints/${blueprint}`)).status).toBe(204);

  expect(await listed()).not.toContain("life-shop");
  expect((await call("GET", "/blueprints/life-shop")).status).toBe(404);
  expect((await call("GET", `/blueprints/${blueprint}`)).body).toMatchObject({ name: "life-shop", archivedAt: expect.any(String) });
  expect((await call("GET", `/blueprints/${blueprint}/versions/${version}`)).body).toMatchObject({ id: version, number: 1 });
  expect((await call("PATCH", `/blueprints/${blueprint}`, { name: "back" })).body).toMatchObject({ code: "CONFLICT" });
  expect((await call("POST", `/blueprints/${blueprint}/versions`, source(["new"]))).body).toMatchObject({ code: "CONFLICT" });

  const again = await call("POST", "/blueprints", { name: "life-shop" });
  expect(again.status).toBe(201);
  expect(again.body.id).not.toBe(blueprint);
});

it("a cluster is described, and its description is said wherever it is listed", async () => {
  const { idleCluster } = world.ids;
  const text = "The shop’s <b>front</b> & back";
  expect((await call("PATCH", `/clusters/${idleCluster}`, { description: text })).body).toMatchObject({
    id: idleCluster,
    description: text,
  });
  expect((await call("GET", `/clusters/${idleCluster}`)).body).toMatchObject({ description: text });
  expect((await call("PATCH", `/clusters/${idleCluster}`, {})).body).toMatchObject({ description: text });
  expect((await call("PATCH", `/clusters/${idleCluster}`, { description: "x".repeat(501) })).status).toBe(400);
});

it("the audit log tells what each change changed, and nothing of what only looked", async () => {
  const { id: project } = (await call("POST", "/projects", { name: "before" })).body as { id: string };
  const { id: account } = (await call("POST", "/service-accounts", { name: "before", role: "viewer" })).body as { id: string };
  const { id: blueprint } = (await call("POST", "/blueprints", { name: "before" })).body as { id: string };
  const { id: cluster } = (await call("POST", "/clusters", { name: "before" })).body as { id: string };
  await call("PATCH", `/projects/${project}`, { name: "after" });
  await call("PATCH", `/service-accounts/${account}`, { role: "member" });
  await call("PATCH", `/blueprints/${blueprint}`, { name: "after" });
  await call("PATCH", `/clusters/${cluster}`, { description: "New.", project });
  await call("POST", "/blueprints/validate", source([]));
  const { items } = (await call("GET", "/audit?limit=4")).body as { items: { action: string; detail: unknown }[] };
  const projectId = { from: expect.any(String), to: project };
  expect(items.map(({ action, detail }) => [action, detail])).toEqual([
    ["clusters.update", { description: { from: "", to: "New." }, projectId }],
    ["blueprints.update", { name: { from: "before", to: "after" } }],
    ["serviceAccounts.update", { role: { from: "viewer", to: "member" } }],
    ["projects.update", { name: { from: "before", to: "after" } }],
  ]);
});
