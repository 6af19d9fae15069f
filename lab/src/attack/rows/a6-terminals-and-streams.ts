import { setTimeout as sleep } from "node:timers/promises";
import type { AttackRange } from "../attack-range.ts";
import type { AttackResult, AttackRow } from "../attack-row.ts";
import type { RunningCluster } from "../world/running-cluster.ts";
import { dial } from "./terminals/dial.ts";
import { fuzzedUpgrades } from "./terminals/fuzzed-upgrades.ts";
import { lostRights } from "./terminals/lost-rights.ts";
import { refusedStreams } from "./terminals/refused-streams.ts";
import { refusedTickets } from "./terminals/refused-tickets.ts";
import { refusedUpgrades } from "./terminals/refused-upgrades.ts";
import { type Ticket, ticketFor } from "./terminals/tickets.ts";
import { verdict } from "./verdict.ts";

/** The longest that a ticket may be good for. */
const TICKET_MS = 60_000;

export const terminalsAndStreams: AttackRow = {
  id: "A6",
  title: "terminals and streams without the right to them",
  async *run(range) {
    const cluster = await range.realCluster();
    const early = await ticketFor(range.ours.key, cluster);
    const madeMs = Date.now();
    yield* refusedTickets(range, cluster);
    yield* refusedUpgrades(range, cluster);
    yield* fuzzedUpgrades(range, cluster);
    yield* refusedStreams(range, cluster);
    yield* lostRights(range, cluster);
    yield* expired({ range, cluster, early, madeMs });
  },
};

interface Waiting {
  range: AttackRange;
  cluster: RunningCluster;
  early: Ticket;
  madeMs: number;
}

async function* expired({ range, cluster, early, madeMs }: Waiting): AsyncGenerator<AttackResult> {
  const goodForMs = Date.parse(early.expiresAt) - madeMs;
  yield verdict("a ticket is good for a minute at most", goodForMs <= TICKET_MS + 1_000, () => `${goodForMs} ms`);
  await sleep(Math.max(0, madeMs + TICKET_MS + 1_000 - Date.now()));
  const { status, body, line } = await dial(range.url, early.path, range.ours.key.headers);
  line?.close();
  yield verdict("a ticket that nobody used is refused after a minute", status === 403, () => `${status} ${body}`);
  const fresh = await ticketFor(range.ours.key, cluster);
  const opened = await dial(range.url, fresh.path, range.ours.key.headers);
  opened.line?.close();
  yield verdict(
    "a fresh one opens a terminal: what was refused was refused for its fault",
    opened.status === 101,
    () => `${opened.status} ${opened.body}`,
  );
}
