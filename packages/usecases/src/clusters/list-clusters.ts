import { z } from "zod";
import { defineUsecase } from "../define/index.ts";
import { pageFields, pageOf } from "../paging/schemas.ts";
import { clusterSummary } from "./schemas.ts";

export const listClusters = defineUsecase({
  name: "clusters.list",
  kind: "query",
  kept: "team",
  action: "read",
  rest: { method: "GET", path: "/clusters", status: 200 },
  summary: "The team's clusters, newest first.",
  input: z.strictObject(pageFields),
  output: pageOf(clusterSummary),
  run: ({ tx }, page) => tx.clusters.list(page),
});
