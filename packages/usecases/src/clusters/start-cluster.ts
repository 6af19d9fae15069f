import { z } from "zod";
import { defineUsecase } from "../define/index.ts";
import { accepted } from "../operations/schemas.ts";
import { idOrName } from "../paging/schemas.ts";
import { acceptOperation, auditAccepted } from "./accept-operation.ts";
import { findCluster } from "./find-cluster.ts";
import { resolveTarget } from "./resolve-target.ts";
import { expectedRevision, targetFields } from "./schemas.ts";

export const startCluster = defineUsecase({
  name: "clusters.start",
  kind: "command",
  action: "operate",
  rest: { method: "POST", path: "/clusters/{cluster}/start", status: 202, ifMatch: true },
  summary: "Starts a stopped cluster: a plan, a version, or the newest of what it ran last.",
  input: z.strictObject({ cluster: idOrName, ...targetFields, expectedRevision }),
  output: accepted,
  async run(ctx, { cluster: name, planId, blueprintVersionId, expectedRevision }) {
    const cluster = await findCluster(ctx.tx, name);
    const target = await resolveTarget(ctx, cluster, { planId, blueprintVersionId });
    return acceptOperation(ctx, { clusterId: cluster.id, kind: "start", ...target, expectedRevision });
  },
  audit: auditAccepted,
});
