import { z } from "zod";
import { findCluster } from "../clusters/find-cluster.ts";
import { defineUsecase } from "../define/index.ts";
import { idOrName, pageFields, pageOf } from "../paging/schemas.ts";
import { afterSequence, clusterEvent, sequenceCursor } from "./schemas.ts";

export const listEvents = defineUsecase({
  name: "events.list",
  kind: "query",
  kept: "cluster",
  action: "read",
  rest: { method: "GET", path: "/clusters/{cluster}/events", status: 200 },
  summary: "The cluster's events in order.",
  input: z.strictObject({ cluster: idOrName, after: afterSequence, limit: pageFields.limit, cursor: sequenceCursor }),
  output: pageOf(clusterEvent),
  async run({ tx, answersFor }, { cluster, after, limit, cursor }) {
    const { id, lastSequence } = await findCluster(tx, cluster);
    answersFor(id);
    const items = await tx.events.list({ clusterId: id, after: cursor ?? after, limit });
    const last = items.at(-1)?.sequence ?? lastSequence;
    return { items, nextCursor: last < lastSequence ? String(last) : null };
  },
});
