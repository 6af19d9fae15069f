import { z } from "zod";
import { findCluster } from "../clusters/find-cluster.ts";
import { defineUsecase } from "../define/index.ts";
import { idOrName, pageFields, pageOf } from "../paging/schemas.ts";
import { afterSequence, clusterEvent } from "./schemas.ts";

export const listEvents = defineUsecase({
  name: "events.list",
  kind: "query",
  action: "read",
  rest: { method: "GET", path: "/clusters/{cluster}/events", status: 200 },
  summary: "The cluster's events in order. nextCursor is the `after` of the next page.",
  input: z.strictObject({ cluster: idOrName, after: afterSequence, limit: pageFields.limit }),
  output: pageOf(clusterEvent),
  async run({ tx }, { cluster, after, limit }) {
    const { id, lastSequence } = await findCluster(tx, cluster);
    const items = await tx.events.list({ clusterId: id, after, limit });
    const last = items.at(-1)?.sequence ?? lastSequence;
    return { items, nextCursor: last < lastSequence ? String(last) : null };
  },
});
