import { z } from "zod";
import { defineUsecase, differenceOf } from "../define/index.ts";
import { idOrName } from "../paging/schemas.ts";
import { namedProject } from "../projects/find-project.ts";
import { findCluster } from "./find-cluster.ts";
import { clusterSummary, clusterWords } from "./schemas.ts";

export const updateCluster = defineUsecase({
  name: "clusters.update",
  kind: "command",
  action: "operate",
  rest: { method: "PATCH", path: "/clusters/{cluster}", status: 200 },
  summary: "Changes what is said of a cluster; nothing that runs changes.",
  input: z.strictObject({
    cluster: idOrName,
    ...z.object(clusterWords).partial().shape,
    project: idOrName.optional().meta({ description: "Moves it to this project, by id or name." }),
  }),
  output: clusterSummary,
  async run({ tx }, { cluster, project, ...words }) {
    const known = await findCluster(tx, cluster);
    const to = await namedProject(tx, project);
    const described = Object.keys(words).length === 0 ? known : await tx.clusters.describe(known.id, words);
    const after = to === undefined || to === known.projectId ? described : await tx.clusters.move(known.id, to);
    return { ...after, before: known };
  },
  audit: (_, { before, ...after }) => ({ target: `cluster/${after.id}`, detail: differenceOf(before, after) }),
});
