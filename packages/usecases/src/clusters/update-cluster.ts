import { z } from "zod";
import { defineUsecase } from "../define/index.ts";
import { idOrName } from "../paging/schemas.ts";
import { findCluster } from "./find-cluster.ts";
import { clusterDescription, clusterSummary } from "./schemas.ts";

export const updateCluster = defineUsecase({
  name: "clusters.update",
  kind: "command",
  action: "operate",
  rest: { method: "PATCH", path: "/clusters/{cluster}", status: 200 },
  summary: "Changes what is said of a cluster; nothing that runs changes.",
  input: z.strictObject({ cluster: idOrName, description: clusterDescription.optional() }),
  output: clusterSummary,
  async run({ tx }, { cluster, description }) {
    const row = await findCluster(tx, cluster);
    return description === undefined ? row : tx.clusters.describe(row.id, description);
  },
  audit: (_, { id }) => ({ target: `cluster/${id}` }),
});
