import { answerCache } from "@slipway/db";
import { apiOperations } from "@slipway/usecases";
import type { Usecase } from "@slipway/usecases/define";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Services } from "../services.ts";
import { type ApiAnswer, apiCaller, callerWithKey } from "../testing/api-caller.ts";
import { restRequest, sampleOf } from "../testing/sample-requests.ts";
import { makeTeamWorld, type TeamWorld } from "../testing/team-world.ts";
import { startTestServices, type TestServices } from "../testing/test-services.ts";

// Generated from the registry: a query that is kept from now on is tested by being there.
const kept = apiOperations.filter((operation): operation is Usecase => "kept" in operation && operation.kept !== undefined);

let test: TestServices;
let ours: TeamWorld;
let theirs: TeamWorld;
/** Each transaction that the services' own requests make. */
let transactions = 0;
/** Another web process of the same install. */
let other: Services;

beforeAll(async () => {
  test = await startTestServices();
  ours = await makeTeamWorld(test, "ours");
  theirs = await makeTeamWorld(test, "theirs");
  const { database, ports } = test.services;
  const counted: Services["database"] = {
    ...database,
    forTeam(...which) {
      transactions += 1;
      return database.forTeam(...which);
    },
  };
  // Its cache is its own; the feed is told over the same connection.
  other = { ...test.services, database: counted, ports: { ...ports, answers: answerCache({ changes: database.changes }) } };
  await feedIsUp();
});
afterAll(() => test?.close());

async function feedIsUp(): Promise<void> {
  while ((await test.services.database.changes.heard()) === null) await new Promise((resolve) => setTimeout(resolve, 10));
}

const request = (operation: Usecase, ids = ours.ids) => restRequest(operation, sampleOf(operation).input(ids));
const atOther = (operation: Usecase): Promise<ApiAnswer> =>
  apiCaller(other, { authorization: `Bearer ${ours.admin.key}` })(request(operation));

it("what is asked for most is kept", () => {
  const names = ["clusters.get", "clusters.list", "events.list", "machines.list", "operations.list", "plans.get", "tasks.list"];
  expect(kept.map(({ name }) => name).sort()).toEqual(names);
});

describe("a kept answer", () => {
  it.each(kept)("$name is the same to the byte, and costs no transaction", async (operation) => {
    const first = await atOther(operation);
    expect(first.status).toBe(200);
    const before = transactions;
    const again = await atOther(operation);
    expect(transactions).toBe(before);
    expect([again.status, again.text, again.headers.get("etag")]).toEqual([200, first.text, first.headers.get("etag")]);
    const fresh = await apiCaller(
      { ...other, ports: { ...other.ports, answers: undefined } },
      { authorization: `Bearer ${ours.admin.key}` },
    )(request(operation));
    expect(JSON.parse(again.text)).toEqual(JSON.parse(fresh.text));
  });

  it("is the new one in the next request, whichever process made the change", async () => {
    const get = kept.find(({ name }) => name === "clusters.get") as Usecase;
    const list = kept.find(({ name }) => name === "clusters.list") as Usecase;
    const cluster = `/clusters/${ours.ids.cluster}`;
    for (let round = 0; round < 30; round += 1) {
      await Promise.all([atOther(get), atOther(list)]);
      const description = `round ${round}`;
      expect((await ours.admin.call({ method: "PATCH", path: cluster, body: { description } })).status).toBe(200);
      const [one, all] = await Promise.all([atOther(get), atOther(list)]);
      expect(one.body).toMatchObject({ description });
      expect((all.body.items as { id: string; description: string }[]).find(({ id }) => id === ours.ids.cluster)).toMatchObject({
        description,
      });
    }
  });

  it.each(kept)("$name is not given to another team, nor to a key that does not reach it", async (operation) => {
    await atOther(operation);
    const stranger = apiCaller(other, { authorization: `Bearer ${theirs.admin.key}` });
    const narrow = await callerWithKey(other, {
      teamId: ours.teamId,
      role: "admin",
      reach: { clusterIds: [ours.ids.idleCluster], projectIds: [] },
    });
    for (const call of [stranger, narrow.call]) {
      const { status, text } = await call(request(operation));
      if (operation.kept === "cluster") expect(status).toBe(404);
      else expect(text).not.toContain(ours.ids.cluster);
    }
    expect((await stranger(request(operation, theirs.ids))).text).not.toContain(ours.ids.cluster);
  });

  it.each(kept)("$name is not given to a key without the right, or that was revoked", async (operation) => {
    await atOther(operation);
    const holder = { teamId: ours.teamId, role: "admin" } as const;
    const unable = await callerWithKey(other, { ...holder, actions: ["keys.own"] });
    expect((await unable.call(request(operation))).status).toBe(403);
    const revoked = await callerWithKey(other, holder);
    expect((await revoked.call(request(operation))).status).toBe(200);
    await ours.admin.call({ method: "DELETE", path: `/keys/${revoked.keyId}` });
    expect((await revoked.call(request(operation))).status).toBe(401);
  });

  it("of a deleted cluster is gone with it", async () => {
    const path = `/clusters/${ours.ids.idleCluster}`;
    const call = apiCaller(other, { authorization: `Bearer ${ours.admin.key}` });
    for (const asked of [path, "/clusters/ours-idle"]) expect((await call({ method: "GET", path: asked })).status).toBe(200);
    expect((await ours.admin.call({ method: "DELETE", path })).status).toBe(204);
    for (const asked of [path, "/clusters/ours-idle"]) expect((await call({ method: "GET", path: asked })).status).toBe(404);
  });
});
