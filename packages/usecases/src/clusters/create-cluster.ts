import { z } from "zod";
import { actorName, defineUsecase } from "../define/index.ts";
import { clusterName, clusterSummary } from "./schemas.ts";

export const createCluster = defineUsecase({
  name: "clusters.create",
  kind: "command",
  action: "operate",
  rest: { method: "POST", path: "/clusters", status: 201 },
  summary: "Names a cluster. Nothing runs until it is started.",
  input: z.strictObject({ name: clusterName }),
  output: clusterSummary,
  run: ({ tx, actor }, { name }) => tx.clusters.create({ name, actor: actorName(actor) }),
  audit: ({ name }, { id }) => ({ target: `cluster/${id}`, detail: { name } }),
});
