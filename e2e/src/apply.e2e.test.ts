import { containersWith, openTestbed, type Task, type Testbed } from "@slipway/lab/testbed";
import { afterAll, beforeAll, expect, test } from "vitest";
import { webBlueprint } from "./web-blueprint.ts";

let bed: Testbed;

beforeAll(async () => {
  bed = await openTestbed({ timeDivisor: 10 });
});

afterAll(() => bed?.close());

interface PlanAnswer {
  id: string;
  hasChanges: boolean;
  changes: { subject: string; action: string; name: string; fields?: string[] }[];
}

const startTimes = (tasks: Task[], service: string) =>
  tasks
    .filter((task) => task.service === service)
    .map((task) => task.startedAt)
    .sort();

test("one service's env changed: the plan names exactly that, only its tasks are replaced, a second apply is no change", async () => {
  const cluster = await bed.createCluster("apply");
  await cluster.succeed("start", { blueprintVersionId: await bed.saveBlueprint("apply", webBlueprint()) });
  const before = await cluster.tasks();
  const machines = (await cluster.machines()).map((machine) => machine.id).sort();

  const blueprintVersionId = await bed.saveBlueprint("apply", webBlueprint({ greeting: "good evening" }));
  const plan = await bed.api.send<PlanAnswer>("POST", `/clusters/${cluster.id}/plans`, { blueprintVersionId });
  expect(plan.hasChanges).toBe(true);
  expect(plan.changes.filter((change) => change.subject === "service")).toEqual([
    expect.objectContaining({ action: "change", name: "web", fields: ["env.GREETING"] }),
  ]);
  expect(plan.changes.filter((change) => change.subject === "machine")).toEqual([]);

  await cluster.succeed("apply", { planId: plan.id });
  await cluster.settled();
  const after = await cluster.tasks();
  expect(startTimes(after, "quiet")).toEqual(startTimes(before, "quiet"));
  expect(startTimes(after, "web-lb")).toEqual(startTimes(before, "web-lb"));
  expect(startTimes(after, "web").filter((time) => startTimes(before, "web").includes(time))).toEqual([]);
  expect((await cluster.machines()).map((machine) => machine.id).sort()).toEqual(machines);
  const [url] = (await cluster.get()).urls;
  expect(await (await fetch(url ?? "")).text()).toContain("good evening");

  expect(await cluster.change("apply", { blueprintVersionId })).toBeNull();
  await expect(cluster.change("apply", { planId: plan.id })).rejects.toMatchObject({ code: "STALE" });

  await cluster.succeed("stop");
  expect(await containersWith(`slipway.cluster_id=${cluster.id}`)).toEqual([]);
});

test("a start cancelled at ten moments ends, and no machine is left", async () => {
  const cluster = await bed.createCluster("cancel");
  const blueprintVersionId = await bed.saveBlueprint("cancel", webBlueprint({ workers: 1, replicas: 1 }));
  for (const delayMs of [0, 100, 300, 700, 1_500, 2_500, 4_000, 6_000, 8_000, 11_000]) {
    const operation = await cluster.change("start", { blueprintVersionId });
    if (!operation) throw new Error("start was no change");
    await new Promise((resolve) => setTimeout(resolve, delayMs));
    await bed.api.send("POST", `/operations/${operation.id}/cancel`).catch((error: { code?: string }) => {
      if (error.code !== "CONFLICT") throw error;
    });
    const done = await cluster.ended(operation.id);
    if (done.state === "succeeded") await cluster.succeed("stop");
    else expect(done.state).toBe("cancelled");
    expect(await containersWith(`slipway.cluster_id=${cluster.id}`)).toEqual([]);
  }
});
