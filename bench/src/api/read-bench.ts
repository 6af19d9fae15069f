import type { Testbed } from "@slipway/lab/testbed";
import { type BenchOptions, median } from "../bench-result.ts";
import { openBareNext } from "./bare-next.ts";
import type { ManyClusters } from "./many-clusters.ts";
import { type LoadFigures, sendLoad, type Target } from "./send-load.ts";

const SECONDS = 4;
const WARM_SECONDS = 2;
const PLANNERS = 10;
const API = "/api/v1";

/** Every path of each read, without the API's base. */
export function readPaths({ ids, plans }: Pick<ManyClusters, "ids" | "plans">): Record<"list" | "get" | "events" | "plan", string[]> {
  return {
    list: ["/clusters"],
    get: ids.map((id) => `/clusters/${id}`),
    events: ids.map((id) => `/clusters/${id}/events`),
    plan: ids.map((id, at) => `/clusters/${id}/plans/${plans[at]}`),
  };
}

/** Each read by turns: ours, and a bare handler that returns the same bytes; then `get` at half of the rate at which it saturates. */
export async function readBench(bed: Testbed, clusters: ManyClusters, { rounds, note }: BenchOptions): Promise<Record<string, number>> {
  const reads = Object.entries(readPaths(clusters)).map(([name, paths]) => ({ name, paths: paths.map((path) => `${API}${path}`) }));
  const origin = new URL(bed.control.url).origin;
  const key = bed.control.apiKey;
  const bare = await openBareNext(
    await answersOf(
      { origin, key },
      reads.flatMap(({ paths }) => paths),
    ),
  );
  const samples = new Map<string, number[]>();
  const add = (name: string, value: number): void => void samples.set(name, [...(samples.get(name) ?? []), value]);
  const take = (prefix: string, figures: LoadFigures): void => {
    for (const [name, value] of Object.entries(figures)) add(`${prefix}_${name}`, value);
  };
  try {
    for (const { paths } of reads) for (const url of [origin, bare.url]) await sendLoad({ url, key, paths }, { seconds: WARM_SECONDS });
    for (let round = 1; round <= rounds; round += 1) {
      for (const { name, paths } of reads) {
        const ours = await sendLoad({ url: origin, key, paths }, { seconds: SECONDS });
        const floor = await sendLoad({ url: bare.url, key, paths }, { seconds: SECONDS });
        take(name, ours);
        take(`${name}_bare`, floor);
        add(`${name}_rate_ratio`, ours.rate / floor.rate);
        note(`${name}, round ${round}: ${Math.round(ours.rate)} a second (bare ${Math.round(floor.rate)}), p99 ${ours.p99_ms} ms`);
      }
      const get: Target = { url: origin, key, paths: reads.find(({ name }) => name === "get")?.paths ?? [] };
      take(
        "get_at_half",
        await sendLoad(get, { seconds: SECONDS, rate: Math.max(1, Math.floor((samples.get("get_rate")?.at(-1) ?? 2) / 2)) }),
      );
    }
  } finally {
    await bare.close();
  }
  take("make_plan", await makePlans({ origin, key }, clusters));
  return Object.fromEntries([...samples].map(([name, values]) => [name, median(values)]));
}

interface Door {
  origin: string;
  key: string;
}

async function answersOf({ origin, key }: Door, paths: readonly string[]): Promise<Record<string, string>> {
  const answers: Record<string, string> = {};
  for (const path of paths) {
    const answer = await fetch(`${origin}${path}`, { headers: { authorization: `Bearer ${key}` } });
    if (!answer.ok) throw new Error(`GET ${path}: ${answer.status} ${await answer.text()}`);
    answers[path] = await answer.text();
  }
  return answers;
}

/** Making a plan is work, not a read: it has no bare handler to stand beside, and a hundred at once would measure their queue. */
const makePlans = ({ origin, key }: Door, { ids, nextVersion }: ManyClusters): Promise<LoadFigures> =>
  sendLoad(
    { url: origin, key, method: "POST", paths: ids.map((id) => `${API}/clusters/${id}/plans`), body: { blueprintVersionId: nextVersion } },
    { seconds: SECONDS, clients: PLANNERS },
  );
