import { startControlPlane } from "@slipway/cli/local";
import { violations } from "@slipway/lab/auditor";
import { containersWith, killMachine, openTestbed, waitUntil } from "@slipway/lab/testbed";
import { expect, test } from "vitest";
import { webBlueprint } from "./web-blueprint.ts";

test("control plane down: nothing heals and nothing stops; back up: what died is replaced and nothing else restarted", async () => {
  const bed = await openTestbed({ timeDivisor: 1 });
  try {
    const saved = await bed.saveBlueprint("down", webBlueprint());
    expect(await containersWith(`slipway.install=${bed.control.installId}`).then((all) => all.length)).toBeLessThanOrEqual(1);
    const cluster = await bed.createCluster("down");
    await cluster.succeed("start", { blueprintVersionId: saved });
    const before = await cluster.tasks();
    const [worker] = await cluster.living("worker");
    if (!worker) throw new Error("no worker");
    const machines = (await containersWith(`slipway.cluster_id=${cluster.id}`)).sort();

    await bed.control.stop();
    await killMachine(worker.id);
    await new Promise((resolve) => setTimeout(resolve, 5_000));
    expect((await containersWith(`slipway.cluster_id=${cluster.id}`)).sort()).toEqual(machines);

    await startControlPlane({ home: bed.control.home.path });
    await waitUntil(
      "worker replaced",
      async () =>
        (await cluster.living("worker")).filter((machine) => machine.state === "running" && machine.id !== worker.id).length === 2,
      { timeoutMs: 120_000 },
    );
    await cluster.settled();
    const after = new Map((await cluster.tasks()).map((task) => [task.name, task]));
    for (const task of before) if (task.machine !== worker.id) expect(after.get(task.name)?.startedAt).toBe(task.startedAt);
    expect(await violations(bed.control.home.path)).toEqual([]);
    await cluster.succeed("stop");
    expect(await violations(bed.control.home.path)).toEqual([]);
  } finally {
    await bed.close();
  }
});
