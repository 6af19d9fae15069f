import { z } from "zod";
import { findCluster } from "../clusters/find-cluster.ts";
import { defineUsecase } from "../define/index.ts";
import { idOrName, pageFields, pageOf } from "../paging/schemas.ts";
import { operation } from "./schemas.ts";

export const listOperations = defineUsecase({
  name: "operations.list",
  kind: "query",
  kept: "cluster",
  action: "read",
  rest: { method: "GET", path: "/clusters/{cluster}/operations", status: 200 },
  summary: "A cluster's operations, newest first.",
  input: z.strictObject({ cluster: idOrName, ...pageFields }),
  output: pageOf(operation),
  async run({ tx, answersFor }, { cluster, ...page }) {
    const { id } = await findCluster(tx, cluster);
    answersFor(id);
    return tx.operations.list({ ...page, clusterId: id });
  },
});
