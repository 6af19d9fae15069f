import { z } from "zod";
import { defineUsecase, differenceOf } from "../define/index.ts";
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
    const after = to === undefined || to === known.projectId ? described : await tx.clusters.move(known.id, to);
    const { description: said, projectId } = known;
    return { ...after, before: { description: said, projectId } };
  },
  audit: (_, { before, ...after }) => ({ target: `cluster/${after.id}`, detail: differenceOf(before, after) }),
});
