import { violations } from "@slipway/lab/auditor";
import { type ClusterHandle, killMachine, openTestbed, type Testbed, waitUntil } from "@slipway/lab/testbed";
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
  await waitUntil(
    "three masters",
    async () => (await cluster.living("master")).filter((machine) => machine.state === "running" && machine.id !== victim.id).length === 3,
    { timeoutMs: 120_000 },
  );
  await cluster.settled();
  const after = new Map((await cluster.tasks()).map((task) => [task.name, task]));
  for (const task of before) expect(after.get(task.name)?.startedAt).toBe(task.startedAt);
});
