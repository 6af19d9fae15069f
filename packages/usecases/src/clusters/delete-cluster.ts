import { z } from "zod";
import { actorName, defineUsecase } from "../define/index.ts";
import { idOrName } from "../paging/schemas.ts";
import { findCluster } from "./find-cluster.ts";

export const deleteCluster = defineUsecase({
  name: "clusters.delete",
  kind: "command",
  action: "operate",
  rest: { method: "DELETE", path: "/clusters/{cluster}", status: 204 },
  summary: "Forgets a stopped cluster. One that still has machines is refused.",
  input: z.strictObject({ cluster: idOrName }),
  output: z.null(),
  async run({ tx, actor }, input) {
    const { id } = await findCluster(tx, input.cluster);
    await tx.clusters.remove(id, actorName(actor));
    return null;
  },
  audit: ({ cluster }) => ({ target: `cluster/${cluster}` }),
});
