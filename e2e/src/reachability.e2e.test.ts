import { startControlPlane } from "@slipway/cli/local";
import {
  type ClusterHandle,
  killTask,
  onMachine,
  openTestbed,
  restartMachine,
  type Task,
  type Testbed,
  waitUntil,
} from "@slipway/lab/testbed";
import { afterAll, beforeAll, expect, test } from "vitest";
import { reachabilityBlueprint, wrongAnswers } from "./reachability.ts";

type AddressedTask = Task & { address: string };

let bed: Testbed;
let cluster: ClusterHandle;
const tasks = async () => (await cluster.tasks()) as AddressedTask[];

beforeAll(async () => {
  bed = await openTestbed({ timeDivisor: 10 });
  cluster = await bed.createCluster("reach");
  await cluster.succeed("start", { blueprintVersionId: await bed.saveBlueprint("reach", reachabilityBlueprint()) });
  await cluster.settled();
});

afterAll(async () => {
  await cluster?.succeed("stop");
  await bed?.close();
});

test("every ordered pair answers exactly as the blueprint says", async () => {
  expect(await wrongAnswers(await tasks())).toEqual([]);
});

test("every name resolves in every container to the service's address", async () => {
  const all = await tasks();
  for (const from of all) {
    for (const to of all) {
      const answer = await onMachine(from.machine, ["docker", "exec", `slipway-${from.id}`, "getent", "hosts", to.service]);
      expect(answer).toContain(to.address);
    }
  }
});

test("the same after a container was killed", async () => {
  const [victim] = await tasks();
  if (!victim) throw new Error("no task");
  await killTask(victim);
  await waitUntil(
    "restart",
    async () =>
      (await tasks()).some((task) => task.name === victim.name && task.state === "running" && task.startedAt !== victim.startedAt),
    { timeoutMs: 30_000 },
  );
  await cluster.settled();
  expect(await wrongAnswers(await tasks())).toEqual([]);
});

test("the same after a machine was restarted", async () => {
  const worker = (await cluster.living("worker"))[0];
  await restartMachine(worker?.id ?? "");
  await waitUntil("loss noticed", async () => (await cluster.get()).operation !== null, { timeoutMs: 60_000, everyMs: 100 });
  await cluster.settled();
  expect(await wrongAnswers(await tasks())).toEqual([]);
});

test("the same after the control plane was restarted", async () => {
  const before = (await tasks()).map((task) => task.startedAt).sort();
  await bed.control.stop();
  await startControlPlane({ home: bed.control.home.path });
  await cluster.settled();
  expect((await tasks()).map((task) => task.startedAt).sort()).toEqual(before);
  expect(await wrongAnswers(await tasks())).toEqual([]);
});
