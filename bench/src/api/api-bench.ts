import { openTestbed } from "@slipway/lab/testbed";
import { atLeast, atMost, type BenchOptions, type BenchResult, rounded, thisMachine } from "../bench-result.ts";
import { makeManyClusters } from "./many-clusters.ts";
import { pageBench } from "./page-bench.ts";
import { readBench } from "./read-bench.ts";

const SIZE = { clusters: 500, machines: 20 };

/** The API over 10,000 machines beside a bare handler, and a page of 200 machines in a browser. */
export async function apiBench(options: BenchOptions): Promise<BenchResult> {
  const environment = { SLIPWAY_RATE_LIMIT: "off", SLIPWAY_ADDRESS_RATE_LIMIT: "off" };
  const bed = await openTestbed({ providers: ["fake"], environment });
  try {
    const clusters = await makeManyClusters(bed, SIZE, options.note);
    const reads = await readBench(bed, clusters, options);
    const pages = await pageBench(bed, options);
    const figures: Record<string, number> = { start_all_s: clusters.startSeconds, ...reads, ...pages };
    const figure = (name: string): number => figures[name] ?? Number.NaN;
    return {
      name: "api",
      machine: thisMachine(),
      rounds: options.rounds,
      figures: rounded(figures),
      bars: {
        get_rate_ratio: atLeast(figure("get_rate_ratio"), 0.5),
        p99_ms: atMost(figure("get_at_half_p99_ms"), 100),
        page_ms: atMost(figure("page_ms"), 1_000),
        event_ms: atMost(figure("event_ms"), 500),
      },
    };
  } finally {
    await bed.close();
  }
}
