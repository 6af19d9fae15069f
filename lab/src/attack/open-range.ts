import { readFileSync } from "node:fs";
import path from "node:path";
import { createSlipway } from "@slipway/sdk";
import { readHome } from "../auditor/read-home.ts";
import { openTestbed } from "../testbed/testbed.ts";
import type { AttackRange } from "./attack-range.ts";
import { type InputBook, inputBook } from "./document/input-book.ts";
import { liveDocument } from "./document/live-document.ts";
import { caller } from "./wire/caller.ts";
import { door as openDoor } from "./wire/door.ts";
import { journal as newJournal } from "./wire/journal.ts";
import { pacedDoor } from "./wire/paced-door.ts";
import { type RangeTeam, rangeTeam } from "./world/range-team.ts";
import { type RunningCluster, startRunningCluster } from "./world/running-cluster.ts";

const STOP_MS = 180_000;
/** Limits are another row's business: here thousands of requests come from one address. */
const unlimited = { SLIPWAY_RATE_LIMIT: "off", SLIPWAY_ADDRESS_RATE_LIMIT: "off" };

/** The range in the install of `home`; without one, in an install of its own that ends with it. */
export async function openRange(home: string | null): Promise<AttackRange> {
  if (home !== null) return rangeIn(home);
  const bed = await openTestbed({ providers: ["local", "fake"], environment: unlimited });
  try {
    const range = await rangeIn(bed.control.home.path);
    return { ...range, close: () => range.close().finally(() => bed.close()) };
  } catch (error) {
    await bed.close();
    throw error;
  }
}

async function rangeIn(home: string): Promise<AttackRange> {
  const installed = { ...readHome(home), path: home };
  const url = installed.apiUrl;
  const journal = newJournal();
  const door = openDoor(url, journal);
  const document = await liveDocument(door);
  const [ours, theirs] = [await rangeTeam({ door, url }, "ours"), await rangeTeam({ door, url }, "theirs")];
  const clusters = clustersOf({ url, ours, providers: optionsOf(home).providers });
  let book: Promise<InputBook> | undefined;
  return {
    ...{ url, home: installed, document, journal, door, ours, theirs },
    stranger: caller(pacedDoor(door, paceOf(home)), { name: "a stranger", headers: {} }),
    ...clusters,
    book: () => {
      book ??= clusters.runningCluster().then(() => inputBook(document, ours));
      return book;
    },
    close: async () => {
      await clusters.stopAll();
      for (const team of [ours, theirs]) await stopEverything(team);
    },
  };
}

interface StateFile {
  options: { providers: string[]; environment: Record<string, string> };
}

const optionsOf = (home: string) => (JSON.parse(readFileSync(path.join(home, "state.json"), "utf8")) as StateFile).options;

/** By the limit of a running install, 5 a second. */
const paceOf = (home: string): number => (optionsOf(home).environment["SLIPWAY_ADDRESS_RATE_LIMIT"] === "off" ? 0 : 250);

function clustersOf({ url, ours, providers }: { url: string; ours: RangeTeam; providers: string[] }) {
  const started = new Map<string, Promise<RunningCluster>>();
  const api = createSlipway({ url, key: (ours.key.headers["authorization"] ?? "").slice("Bearer ".length) }).raw;
  function on(provider: string): Promise<RunningCluster> {
    const known = started.get(provider) ?? startRunningCluster(ours, api, provider);
    started.set(provider, known);
    return known;
  }
  return {
    runningCluster: () => on(providers.includes("local") ? "local" : "fake"),
    realCluster: () => on("local"),
    async stopAll(): Promise<void> {
      for (const running of started.values()) {
        const cluster = await running.catch(() => null);
        const operation = await cluster?.handle.change("stop");
        if (cluster && operation) await cluster.handle.ended(operation.id, STOP_MS);
      }
    },
  };
}

/** A cluster that a question has started is on the fake provider: its end is asked for and not waited for. */
async function stopEverything({ owner }: RangeTeam): Promise<void> {
  const { items } = await owner.make<{ items: { id: string; state: string }[] }>("GET", "/clusters?limit=200");
  for (const { id, state } of items)
    if (state !== "stopped") await owner.send({ method: "POST", path: `/api/v1/clusters/${id}/stop`, body: {} });
}
