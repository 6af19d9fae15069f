import { z } from "zod";
import { actorName, defineUsecase } from "../define/index.ts";
import { namedProject } from "../projects/find-project.ts";
import { inProject } from "../projects/schemas.ts";
import { clusterName, clusterSummary } from "./schemas.ts";

export const createCluster = defineUsecase({
  name: "clusters.create",
  kind: "command",
  action: "operate",
  rest: { method: "POST", path: "/clusters", status: 201 },
  summary: "Names a cluster. Nothing runs until it is started.",
  input: z.strictObject({ name: clusterName, project: inProject }),
  output: clusterSummary,
  run: async ({ tx, actor }, { name, project }) =>
    tx.clusters.create({ name, actor: actorName(actor), projectId: await namedProject(tx, project) }),
  audit: ({ name }, { id }) => ({ target: `cluster/${id}`, detail: { name } }),
});
