import { z } from "zod";
import { defineUsecase } from "../define/index.ts";
import { idOrName } from "../paging/schemas.ts";
import { namedProject } from "../projects/find-project.ts";
import { findCluster } from "./find-cluster.ts";
import { clusterDescription, clusterSummary } from "./schemas.ts";

export const updateCluster = defineUsecase({
  name: "clusters.update",
  kind: "command",
  action: "operate",
  rest: { method: "PATCH", path: "/clusters/{cluster}", status: 200 },
  summary: "Changes what is said of a cluster; nothing that runs changes.",
  input: z.strictObject({
    cluster: idOrName,
    description: clusterDescription.optional(),
    project: idOrName.optional().meta({ description: "Moves it to this project, by id or name." }),
  }),
  output: clusterSummary,
  async run({ tx }, { cluster, description, project }) {
    const known = await findCluster(tx, cluster);
    const to = await namedProject(tx, project);
    const described = description === undefined ? known : await tx.clusters.describe(known.id, description);
    return to === undefined || to === known.projectId ? described : tx.clusters.move(known.id, to);
  },
  audit: ({ project }, { id, projectId }) => ({ target: `cluster/${id}`, detail: project === undefined ? {} : { projectId } }),
});
