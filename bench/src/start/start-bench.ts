import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { type ClusterHandle, openTestbed, type Testbed, waitUntil } from "@slipway/lab/testbed";
import { atMost, type BenchOptions, type BenchResult, median, quantile, rounded, thisMachine } from "../bench-result.ts";
import { benchBlueprint } from "./bench-blueprint.ts";

const run = promisify(execFile);
/** Machines; the least is a master and a worker, which every blueprint must have. */
const SIZES = [2, 3, 6];

/** Boots the same thing twice a round: by us, and by a script of plain docker and ssh commands; then without any machine's time. */
export async function startBench({ rounds, note }: BenchOptions): Promise<BenchResult> {
  const figures = await againstScript(rounds, note);
  const fake = await withFakeProvider(note);
  return {
    name: "start",
    machine: thisMachine(),
    rounds,
    figures: rounded({ ...figures, ...fake }),
    bars: { ratio_3: atMost(figures.ratio_3 ?? Number.NaN, 1.3), fake_p95_ms: atMost(fake.fake_p95_ms ?? Number.NaN, 1_000) },
  };
}

async function againstScript(rounds: number, note: (line: string) => void): Promise<Record<string, number>> {
  const bed = await openTestbed({ providers: ["local"] });
  const work = mkdtempSync(path.join(tmpdir(), "slipway-floor-"));
  const figures: Record<string, number> = {};
  try {
    // Warm-up: caches fill, and the registry that the script shares starts with the first cluster.
    await startOnce(bed, 2, "local");
    const host = await hostParts(bed);
    for (const size of SIZES) {
      const [ours, floor]: [number[], number[]] = [[], []];
      for (let round = 0; round < rounds; round += 1) {
        ours.push(await startOnce(bed, size, "local"));
        floor.push(await floorOnce({ size, work, ...host }));
        note(`${size} machines, round ${round + 1}: slipway ${Math.round(ours.at(-1) ?? 0)} ms, script ${floor.at(-1)} ms`);
      }
      figures[`slipway_${size}_ms`] = median(ours);
      figures[`script_${size}_ms`] = median(floor);
      figures[`ratio_${size}`] = median(ours) / median(floor);
    }
  } finally {
    rmSync(work, { recursive: true, force: true });
    await bed.close();
  }
  return figures;
}

/** What the script must use to make the very same machines. */
async function hostParts({ control }: Testbed): Promise<{ image: string; isolation: string; registry: string }> {
  const images = await run("docker", ["images", "--format", "{{.Repository}}:{{.Tag}}", "slipway/host"]);
  const image = images.stdout.split("\n").find((tag) => /-(bounded|privileged)$/.test(tag)) ?? "";
  const registries = await run("docker", ["ps", "--format", "{{.Names}}", "--filter", `name=^slipway-${control.installId}-registry$`]);
  return { image, isolation: image.split("-").at(-1) ?? "", registry: registries.stdout.trim() || "none" };
}

interface FloorParts {
  size: number;
  work: string;
  image: string;
  isolation: string;
  registry: string;
}

/** A plain script tries nothing twice: where Docker lets it down, all of it is run again and only the run that worked counts. */
async function floorOnce(parts: FloorParts, triesLeft = 2): Promise<number> {
  const argv = [String(parts.size - 1), parts.image, parts.isolation, parts.registry, parts.work];
  try {
    const { stdout } = await run(path.join(import.meta.dirname, "floor.sh"), argv, { timeout: 300_000 });
    return Number(stdout.trim());
  } catch (error) {
    if (triesLeft === 0) throw error;
    return floorOnce(parts, triesLeft - 1);
  }
}

/** Accepted → every task running, as the events' own times say. */
async function startOnce(bed: Testbed, size: number, provider: "local" | "fake"): Promise<number> {
  const cluster = await bed.createCluster(`${provider}-${size}-${Date.now().toString(36)}`);
  const blueprintVersionId = await bed.saveBlueprint(`${provider}-${size}`, benchBlueprint(size, provider));
  const operation = await cluster.change("start", { blueprintVersionId });
  if (!operation) throw new Error("start was no change");
  const done = await cluster.ended(operation.id);
  if (done.state !== "succeeded") throw new Error(`start ${done.state}: ${JSON.stringify(done.failure)}`);
  const tookMs = await acceptedToRunning(cluster);
  await cluster.succeed("stop");
  await waitUntil("stopped", async () => (await cluster.get()).state === "stopped", { timeoutMs: 60_000 });
  return tookMs;
}

async function acceptedToRunning(cluster: ClusterHandle): Promise<number> {
  const events = await cluster.events();
  const accepted = events.find((event) => event.type === "operation.accepted");
  const ready = events.filter((event) => event.type === "task.state_changed" && event.data.to === "running");
  return Date.parse(ready.at(-1)?.time ?? "") - Date.parse(accepted?.time ?? "");
}

async function withFakeProvider(note: (line: string) => void): Promise<Record<string, number>> {
  const bed = await openTestbed({ providers: ["fake"] });
  try {
    await startOnce(bed, 3, "fake");
    const times: number[] = [];
    for (let round = 0; round < 20; round += 1) times.push(await startOnce(bed, 3, "fake"));
    note(`fake provider, 3 machines, 20 starts: p50 ${quantile(times, 0.5)} ms, p95 ${quantile(times, 0.95)} ms`);
    return { fake_p50_ms: quantile(times, 0.5), fake_p95_ms: quantile(times, 0.95) };
  } finally {
    await bed.close();
  }
}
