import { violations } from "@slipway/lab/auditor";
import { type ClusterHandle, killMachine, onMachine, openTestbed, type Task, type Testbed, waitUntil } from "@slipway/lab/testbed";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { webBlueprint } from "./web-blueprint.ts";

let bed: Testbed;
let cluster: ClusterHandle;

beforeAll(async () => {
  bed = await openTestbed({ timeDivisor: 1 });
  cluster = await bed.createCluster("masters");
  const blueprintVersionId = await bed.saveBlueprint("masters", webBlueprint({ masters: 3, workers: 1, replicas: 1 }));
  await cluster.succeed("start", { blueprintVersionId });
});

afterAll(async () => {
  await cluster?.succeed("stop");
  await bed?.close();
});

afterEach(async () => {
  expect(await violations(bed.control.home.path)).toEqual([]);
});

async function expectUntouched(before: Task[]): Promise<void> {
  const after = new Map((await cluster.tasks()).map((task) => [task.name, task]));
  for (const task of before) expect(after.get(task.name)?.startedAt).toBe(task.startedAt);
}

async function mastersWithout(lost: { id: string }[]): Promise<number> {
  const ids = lost.map(({ id }) => id);
  return (await cluster.living("master")).filter(({ id, state }) => state === "running" && !ids.includes(id)).length;
}

/** As the swarm itself has it: who votes, and who is left over. */
async function managers(): Promise<string[]> {
  const [master] = await cluster.living("master");
  const argv = ["docker", "node", "ls", "--filter", "role=manager", "--format", "{{.ManagerStatus}}"];
  return (await onMachine(master?.id ?? "", argv)).trim().split("\n").sort();
}

test("one of three masters lost: a container starts meanwhile, the master is replaced, running work is untouched", async () => {
  const before = await cluster.tasks();
  const [victim] = await cluster.living("master");
  if (!victim) throw new Error("no master");
  await killMachine(victim.id);
  const scaled = await cluster.change("scale", { service: "quiet", count: 2 });
  const started = await waitUntil(
    "a container started",
    async () => (await cluster.tasks()).filter((task) => task.service === "quiet" && task.state === "running").length === 2,
    { timeoutMs: 120_000 },
  );
  expect(started.tookMs).toBeLessThan(120_000);
  if (scaled) expect((await cluster.ended(scaled.id)).state).toBe("succeeded");
  await waitUntil("three masters", async () => (await mastersWithout([victim])) === 3, { timeoutMs: 120_000 });
  await cluster.settled();
  await expectUntouched(before);
});

test("two of three masters lost at once: running work is untouched, the third goes on alone, three decide again, a new container starts", async () => {
  const before = await cluster.tasks();
  const lost = (await cluster.living("master")).slice(0, 2);
  await Promise.all(lost.map(({ id }) => killMachine(id)));
  const replaced = await waitUntil("three masters", async () => (await mastersWithout(lost)) === 3, { timeoutMs: 240_000 });
  await cluster.settled();
  process.stderr.write(`two of three masters replaced in ${(replaced.tookMs / 1000).toFixed(1)} s\n`);
  await expectUntouched(before);
  expect(await managers()).toEqual(["Leader", "Reachable", "Reachable"]);
  const quiet = before.filter(({ service }) => service === "quiet").length;
  await cluster.succeed("scale", { service: "quiet", count: quiet + 1 });
  await cluster.settled();
  expect((await cluster.tasks()).filter(({ service, state }) => service === "quiet" && state === "running")).toHaveLength(quiet + 1);
  await expectUntouched(before);
});
