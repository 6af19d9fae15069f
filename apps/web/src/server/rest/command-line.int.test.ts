import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";
import { serveRest } from "../testing/serve-rest.ts";
import { makeTeamWorld, type TeamWorld } from "../testing/team-world.ts";
import { startTestServices, type TestServices } from "../testing/test-services.ts";

let test: TestServices;
let world: TeamWorld;
let api: Awaited<ReturnType<typeof serveRest>>;

beforeAll(async () => {
  test = await startTestServices();
  world = await makeTeamWorld(test, "shell");
  api = await serveRest(test.services);
});
afterAll(async () => {
  api?.close();
  await test?.close();
});

/** The program itself against the API itself. */
async function slipway(...words: string[]): Promise<string> {
  const main = path.join(import.meta.dirname, "../../../../cli/src/main.ts");
  const env = { ...process.env, SLIPWAY_URL: api.url, SLIPWAY_KEY: world.admin.key };
  return (await promisify(execFile)(process.execPath, [main, ...words], { env })).stdout;
}

it("what the command line shows is what the API holds", async () => {
  const { clusters } = JSON.parse(await slipway("clusters", "-o", "json"));
  expect(clusters.map(({ id }: { id: string }) => id)).toEqual(expect.arrayContaining([world.ids.cluster, world.ids.idleCluster]));
  const shown = JSON.parse(await slipway("ps", "shell-main", "-o", "json"));
  expect(shown.machines.map(({ id }: { id: string }) => id)).toContain(world.ids.machine);
  expect(shown.tasks.map(({ id }: { id: string }) => id)).toContain(world.ids.task);
});

it("what it changes is changed", async () => {
  expect(JSON.parse(await slipway("scale", "shell-main", "web=2", "--no-wait", "-o", "json"))).toMatchObject({
    operation: { kind: "scale", clusterId: world.ids.cluster },
  });
  const { body } = await world.admin.call({ method: "GET", path: `/clusters/${world.ids.cluster}` });
  expect(body.services).toEqual(expect.arrayContaining([expect.objectContaining({ name: "web", desired: 2 })]));
});
