import { type ClusterHandle, openTestbed, type Testbed } from "@slipway/lab/testbed";
import { atMost, type BenchOptions, type BenchResult, median, rounded, thisMachine } from "../bench-result.ts";
import { type BareFloor, openBareFloor } from "./bare-floor.ts";
import { fleetBlueprint, rollingBlueprint } from "./blueprints.ts";
import { longestChain } from "./longest-chain.ts";

/** Copies that an edit replaces one by one: a stop and a start each. */
const COPIES = 10;
const HOSTS = 1_000;

/** What our operations cost over the server they run on: a chain of steps beside as many bare activities, and a thousand machines at once. */
export async function orchestrateBench({ rounds, note }: BenchOptions): Promise<BenchResult> {
  const bed = await openTestbed({ providers: ["fake"] });
  const floor = await openBareFloor(
    bed.control.environment.TEMPORAL_ADDRESS ?? "",
    bed.control.environment.TEMPORAL_NAMESPACE ?? "default",
  );
  try {
    const chain = await chainOfSteps({ bed, floor }, rounds, note);
    const fleet = await thousandHosts(bed, rounds, note);
    return {
      name: "orchestrate",
      machine: thisMachine(),
      rounds,
      figures: rounded({ ...chain, ...fleet }),
      bars: { ratio: atMost(chain.ratio ?? Number.NaN, 1.5), thousand_s: atMost(fleet.thousand_s ?? Number.NaN, 1) },
    };
  } finally {
    await floor.close();
    await bed.close();
  }
}

type Note = BenchOptions["note"];

async function chainOfSteps(
  { bed, floor }: { bed: Testbed; floor: BareFloor },
  rounds: number,
  note: Note,
): Promise<Record<string, number>> {
  const cluster = await bed.createCluster("chain");
  await cluster.succeed("start", { blueprintVersionId: await bed.saveBlueprint("chain", rollingBlueprint(COPIES, 0)) });
  const [ours, bare, lengths]: number[][] = [[], [], []];
  await floor.take(3);
  for (let round = 1; round <= rounds; round += 1) {
    const { tookMs, operationId } = await timed(cluster, await bed.saveBlueprint("chain", rollingBlueprint(COPIES, round)));
    const steps = longestChain((await bed.api.get<{ steps: Parameters<typeof longestChain>[0] }>(`/operations/${operationId}`)).steps);
    ours?.push(tookMs);
    lengths?.push(steps);
    bare?.push(await floor.take(steps));
    note(`${steps} steps in sequence, round ${round}: ${Math.round(tookMs)} ms, bare activities ${Math.round(bare?.at(-1) ?? 0)} ms`);
  }
  await cluster.succeed("stop");
  const figures = { steps: median(lengths ?? []), operation_ms: median(ours ?? []), bare_activities_ms: median(bare ?? []) };
  return { ...figures, ratio: figures.operation_ms / figures.bare_activities_ms };
}

async function thousandHosts(bed: Testbed, rounds: number, note: Note): Promise<Record<string, number>> {
  const cluster = await bed.createCluster("fleet");
  const begun = performance.now();
  await cluster.succeed("start", { blueprintVersionId: await bed.saveBlueprint("fleet", fleetBlueprint(HOSTS, 1)) });
  const startMs = performance.now() - begun;
  note(`${HOSTS} machines started in ${Math.round(startMs)} ms`);
  const times: number[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    times.push((await timed(cluster, await bed.saveBlueprint("fleet", fleetBlueprint(HOSTS, round + 1)))).tookMs);
    note(`an operation that looks at ${HOSTS} machines and has nothing to do, round ${round}: ${Math.round(times.at(-1) ?? 0)} ms`);
  }
  await cluster.succeed("stop");
  return { thousand_s: median(times) / 1_000, thousand_start_s: startMs / 1_000 };
}

/** Accepted → succeeded, by the operation's own times. */
async function timed(cluster: ClusterHandle, blueprintVersionId: string): Promise<{ tookMs: number; operationId: string }> {
  const operation = await cluster.succeed("apply", { blueprintVersionId });
  if (!operation) throw new Error("the apply was no change");
  const events = (await cluster.events()).filter(({ type }) => type === "operation.accepted" || type === "operation.succeeded");
  const [accepted, succeeded] = events.slice(-2);
  return { tookMs: Date.parse(succeeded?.time ?? "") - Date.parse(accepted?.time ?? ""), operationId: operation.id };
}
