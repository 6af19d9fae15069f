import { containersWith, openTestbed, type Testbed } from "@slipway/lab/testbed";
import { afterAll, beforeAll, expect, test } from "vitest";
import { slipwayJson } from "./run-slipway.ts";
import { webBlueprint } from "./web-blueprint.ts";

interface TeamDocument {
  team: string;
  teamId: string;
  apiKey: string;
  dashboardUrl: string;
  apiUrl: string;
  email: string;
  password: string;
}

let bed: Testbed;

beforeAll(async () => {
  bed = await openTestbed({ timeDivisor: 10 });
});
afterAll(() => bed?.close());

const json = <T>(...argv: string[]) => slipwayJson<T>(argv, { env: { SLIPWAY_HOME: bed.control.home.path } });
const addTeam = (name: string) => json<TeamDocument>("team", "add", name);
const apiOf = (key: string) => bed.asTeam(key).api;
const keyNames = async (key: string): Promise<string[]> => (await apiOf(key).list<{ name: string }>("/keys")).map(({ name }) => name);

async function startCluster(key: string, name: string) {
  const team = bed.asTeam(key);
  const cluster = await team.createCluster(name);
  await cluster.succeed("start", { blueprintVersionId: await team.saveBlueprint(name, webBlueprint({ workers: 1, replicas: 1 })) });
  return cluster;
}

test("a team is added once: its key and its owner's password work, and it sees nothing of another's", async () => {
  const added = await addTeam("alpha");
  expect(added).toMatchObject({ code: 0, team: "alpha", email: "alpha@slipway.local", dashboardUrl: bed.control.url });
  expect(added.apiUrl).toBe(`${bed.control.url}/api/v1`);
  expect(await addTeam("alpha")).toEqual(added);

  const other = await addTeam("beta");
  expect(new Set([added.teamId, other.teamId, added.apiKey, other.apiKey, bed.control.apiKey]).size).toBe(5);
  const { id } = await apiOf(added.apiKey).send<{ id: string }>("POST", "/clusters", { name: "only-alphas" });
  expect(await apiOf(added.apiKey).list("/clusters")).toHaveLength(1);
  for (const key of [other.apiKey, bed.control.apiKey]) {
    expect(await apiOf(key).list("/clusters")).toEqual([]);
    await expect(apiOf(key).get(`/clusters/${id}`)).rejects.toMatchObject({ code: "NOT_FOUND" });
  }
  const signIn = await fetch(`${bed.control.url}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: bed.control.url },
    body: JSON.stringify({ email: added.email, password: added.password }),
  });
  expect(signIn.status).toBe(200);
});

test.each([
  ["demo", "CONFLICT"],
  ["No Name!", "INVALID_INPUT"],
])("no team is called %s", async (name, code) => {
  expect(await addTeam(name)).toMatchObject({ code: 1, error: { code } });
});

test("down --all stops every team's clusters, leaves no machine and none of the keys it made for that", async () => {
  const keys = [bed.control.apiKey, (await addTeam("alpha")).apiKey];
  const before = await Promise.all(keys.map(keyNames));
  // Of the same name: a team's cluster is its own.
  const clusters = await Promise.all(keys.map((key) => startCluster(key, "shop")));
  const ofInstall = `slipway.install=${bed.control.installId}`;
  expect((await containersWith(ofInstall)).length).toBeGreaterThanOrEqual(4);

  expect(await json("down", "--all")).toEqual({ code: 0, stopped: true, machines: [] });
  expect(await containersWith(ofInstall)).toEqual([]);

  expect(await json("up", "--no-demo")).toMatchObject({ code: 0, dashboardUrl: bed.control.url, demo: null });
  for (const cluster of clusters) {
    expect(await cluster.get()).toMatchObject({ state: "stopped", operation: null });
    const asked = (await cluster.operations()).filter(({ kind }) => kind !== "heal");
    expect(asked.map(({ kind, state }) => `${kind} ${state}`).sort()).toEqual(["start succeeded", "stop succeeded"]);
  }
  expect(await Promise.all(keys.map(keyNames))).toEqual(before);
});
