import { z } from "zod";
import { findCluster } from "../clusters/find-cluster.ts";
import { defineStream, type RequestScope, type StreamItem, teamOf } from "../define/index.ts";
import { idOrName } from "../paging/schemas.ts";
import { afterSequence, type ClusterEventItem, clusterEvent } from "./schemas.ts";

const BATCH = 200;

export const streamEvents = defineStream({
  name: "events.stream",
  kind: "stream",
  action: "read",
  rest: { method: "GET", path: "/clusters/{cluster}/events/stream" },
  summary: "The cluster's events as they happen; resumes after Last-Event-ID or `after`.",
  input: z.strictObject({ cluster: idOrName, after: afterSequence }),
  output: clusterEvent,
  open: async (tx, { cluster, after }) => ({ clusterId: (await findCluster(tx, cluster)).id, after }),
  items: (scope, opened, signal) => followEvents(scope, opened, signal),
});

async function* followEvents(
  scope: RequestScope,
  { clusterId, after }: { clusterId: string; after: number },
  signal: AbortSignal,
): AsyncGenerator<StreamItem<ClusterEventItem>> {
  const team = teamOf(scope);
  let last = after;
  while (!signal.aborted) {
    const events = await team.transaction((tx) => tx.events.list({ clusterId, after: last, limit: BATCH }));
    for (const event of events) {
      yield { id: String(event.sequence), data: event };
      last = event.sequence;
    }
    if (events.length < BATCH) await team.waitForEvents(clusterId, last, signal);
  }
}
