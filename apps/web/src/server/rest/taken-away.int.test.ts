import { apiOperations } from "@slipway/usecases";
import { afterAll, beforeAll, expect, it } from "vitest";
import { restRequest, sampleOf } from "../testing/sample-requests.ts";
import { makeSpares, makeTeamWorld, type TeamWorld } from "../testing/team-world.ts";
import { startTestServices, type TestServices } from "../testing/test-services.ts";

const AT_ONCE = 8;

let test: TestServices;
let world: TeamWorld;
beforeAll(async () => {
  test = await startTestServices();
  world = await makeTeamWorld(test, "away");
});
afterAll(() => test?.close());

/** What makeSpares does not make anew. */
async function freshIds() {
  const { call } = world.admin;
  const name = `fresh-${Math.random().toString(36).slice(2, 10)}`;
  await call({ method: "PUT", path: `/secrets/${name}`, body: { value: "x" } });
  const cluster = String((await call({ method: "POST", path: "/clusters", body: { name } })).body.id);
  const key = String((await call({ method: "POST", path: "/keys", body: { name } })).body.id);
  return { ...world.ids, ...(await makeSpares(test, { teamId: world.teamId, name: "away" })), secret: name, cluster, key };
}

it.each(apiOperations.filter(({ rest }) => rest.method === "DELETE"))(
  "$name by several at once is never a fault of ours",
  async (operation) => {
    const request = restRequest(operation, sampleOf(operation).input(await freshIds()));
    const answers = await Promise.all(Array.from({ length: AT_ONCE }, () => world.admin.call(request)));
    const statuses = answers.map(({ status }) => status);
    expect(statuses).toContain(204);
    for (const status of statuses) expect([204, 404, 409]).toContain(status);
  },
);

it("a webhook that is changed, tested and deleted at once ends deleted, without a fault of ours", async () => {
  const { webhook } = await freshIds();
  const path = `/webhooks/${webhook}`;
  const { call } = world.admin;
  const answers = await Promise.all([
    call({ method: "PATCH", path, body: { description: "x" } }),
    call({ method: "POST", path: `${path}/test`, body: {} }),
    call({ method: "DELETE", path }),
    call({ method: "POST", path: `${path}/rotate-secret`, body: {} }),
    call({ method: "POST", path: `${path}/test`, body: {} }),
    call({ method: "PATCH", path, body: { enabled: false } }),
  ]);
  for (const { status } of answers) expect([200, 201, 204, 404, 409]).toContain(status);
  expect((await call({ method: "GET", path })).status).toBe(404);
});
