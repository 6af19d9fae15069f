import { violations } from "@slipway/lab/auditor";
import { type ClusterHandle, killMachine, killTask, openTestbed, type Task, type Testbed, waitUntil } from "@slipway/lab/testbed";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { webBlueprint } from "./web-blueprint.ts";

/** In production time: the bounds are promises to users. */
let bed: Testbed;
let cluster: ClusterHandle;

beforeAll(async () => {
  bed = await openTestbed({ timeDivisor: 1 });
  cluster = await bed.createCluster("heal");
  const blueprintVersionId = await bed.saveBlueprint("heal", webBlueprint());
  await cluster.succeed("start", { blueprintVersionId });
});

afterAll(async () => {
  await cluster?.succeed("stop");
  await bed?.close();
});

afterEach(async () => {
  expect(await violations(bed.control.home.path)).toEqual([]);
});

const byName = (tasks: Task[]) => new Map(tasks.map((task) => [task.name, task]));

async function page(): Promise<string> {
  const [url] = (await cluster.get()).urls;
  if (!url) throw new Error("the cluster has no public address");
  return (await fetch(url, { signal: AbortSignal.timeout(5_000) })).text();
}

test("three copies on two workers are spread 2 + 1, none on the master, and the page answers", async () => {
  const [machines, tasks] = [await cluster.machines(), await cluster.tasks()];
  const web = tasks.filter((task) => task.service === "web");
  const perMachine = Map.groupBy(web, (task) => task.machine);
  const master = machines.find((machine) => machine.role === "master");
  expect(
    machines
      .filter((machine) => machine.state === "running")
      .map((machine) => machine.role)
      .sort(),
  ).toEqual(["master", "worker", "worker"]);
  expect([...perMachine.values()].map((some) => some.length).sort()).toEqual([1, 2]);
  expect(tasks.some((task) => task.machine === master?.id)).toBe(false);
  expect(await page()).toMatch(/^hello from web-[123]\n$/);
});

test.each(["web-2", "web-lb-1"])("killed container %s is back within 10 s and nothing else restarts", async (name) => {
  const before = byName(await cluster.tasks());
  const victim = before.get(name);
  if (!victim) throw new Error(`no task ${name} among ${[...before.keys()]}`);
  await killTask(victim);
  const look = async () => {
    const now = byName(await cluster.tasks()).get(name);
    return now?.state === "running" && now.startedAt !== victim.startedAt;
  };
  const { tookMs } = await waitUntil(`${name} back`, look, { timeoutMs: 30_000, everyMs: 100 });
  expect(tookMs).toBeLessThan(10_000);
  const after = byName(await cluster.tasks());
  for (const [other, task] of before) if (other !== name) expect(after.get(other)?.startedAt).toBe(task.startedAt);
  await cluster.settled();
  expect(await page()).toContain("hello");
});

test("a killed worker is seen in 30 s, its tasks run elsewhere in 60 s, it is replaced in 120 s, and the rest is untouched", async () => {
  const before = await cluster.tasks();
  const busiest = [...Map.groupBy(before, (task) => task.machine)].sort((a, b) => b[1].length - a[1].length)[0];
  if (!busiest) throw new Error("no tasks");
  const [lost, moved] = busiest;
  const sequence = (await cluster.events()).length;
  await killMachine(lost);
  const seen = await waitUntil(
    "loss seen",
    async () => (await cluster.events()).slice(sequence).some((event) => event.data.machineId === lost),
    { timeoutMs: 60_000, everyMs: 250 },
  );
  const names = new Set(moved.map((task) => task.name));
  const elsewhere = await waitUntil(
    "tasks elsewhere",
    async () =>
      (await cluster.tasks()).filter((task) => names.has(task.name) && task.machine !== lost && task.state === "running").length ===
      names.size,
    { timeoutMs: 120_000, everyMs: 250 },
  );
  const replaced = await waitUntil(
    "machine replaced",
    async () => (await cluster.living("worker")).filter((machine) => machine.state === "running" && machine.id !== lost).length === 2,
    { timeoutMs: 180_000, everyMs: 250 },
  );
  expect(seen.tookMs).toBeLessThan(30_000);
  expect(seen.tookMs + elsewhere.tookMs).toBeLessThan(60_000);
  expect(seen.tookMs + elsewhere.tookMs + replaced.tookMs).toBeLessThan(120_000);
  await cluster.settled();
  const after = byName(await cluster.tasks());
  for (const task of before) if (task.machine !== lost) expect(after.get(task.name)?.startedAt).toBe(task.startedAt);
  expect(await page()).toContain("hello");
});

test("the only master killed: running work goes on, it is replaced in 120 s, and a new container joins from every worker", async () => {
  const before = await cluster.tasks();
  const [master] = await cluster.living("master");
  if (!master) throw new Error("no master");
  await killMachine(master.id);
  expect(await page()).toContain("hello");
  const replaced = await waitUntil(
    "master replaced",
    async () => (await cluster.living("master")).some((machine) => machine.state === "running" && machine.id !== master.id),
    { timeoutMs: 180_000, everyMs: 250 },
  );
  expect(replaced.tookMs).toBeLessThan(120_000);
  expect(await page()).toContain("hello");
  await cluster.settled();
  const after = byName(await cluster.tasks());
  for (const task of before) expect(after.get(task.name)?.startedAt).toBe(task.startedAt);
  await cluster.succeed("scale", { service: "quiet", count: 4 });
  await cluster.settled();
  const quiet = (await cluster.tasks()).filter((task) => task.service === "quiet");
  expect(new Set(quiet.map((task) => task.machine)).size).toBe(2);
});

test("the events tell the story, numbered without a gap", async () => {
  const events = await cluster.events();
  expect(events.map((event) => event.sequence)).toEqual(events.map((_, i) => i + 1));
  const types = new Set(events.map((event) => event.type));
  for (const type of ["operation.accepted", "operation.succeeded", "machine.state_changed", "task.placed", "task.restarted"])
    expect(types).toContain(type);
});
