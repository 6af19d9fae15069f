import { z } from "zod";
import { defineUsecase } from "../define/index.ts";
import { openOperations } from "../operations/open-operations.ts";
import { accepted } from "../operations/schemas.ts";
import { idOrName } from "../paging/schemas.ts";
import { acceptOperation, auditAccepted } from "./accept-operation.ts";
import { findCluster } from "./find-cluster.ts";
import { expectedRevision } from "./schemas.ts";

export const stopCluster = defineUsecase({
  name: "clusters.stop",
  kind: "command",
  action: "operate",
  rest: { method: "POST", path: "/clusters/{cluster}/stop", status: 202, ifMatch: true },
  summary: "Ends every task and machine of the cluster; what is under way is cancelled first.",
  input: z.strictObject({ cluster: idOrName, expectedRevision }),
  output: accepted,
  async run(ctx, { cluster: name, expectedRevision }) {
    const { id } = await findCluster(ctx.tx, name);
    const { state } = await ctx.tx.clusters.lock(id);
    if (state === "stopped") return { operation: null, message: "The cluster is stopped." };
    const open = await openOperations(ctx.tx, id);
    for (const { id: operationId, kind } of open) if (kind !== "stop") ctx.afterCommit(() => ctx.ports.cancelOperation(operationId));
    return acceptOperation(ctx, { clusterId: id, kind: "stop", spec: null, blueprintVersionId: null, expectedRevision });
  },
  audit: auditAccepted,
});
