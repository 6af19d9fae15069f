import { z } from "zod";
import { defineUsecase } from "../define/index.ts";
import { accepted } from "../operations/schemas.ts";
import { idOrName } from "../paging/schemas.ts";
import { acceptOperation, auditAccepted } from "./accept-operation.ts";
import { findCluster } from "./find-cluster.ts";
import { planChange } from "./plan-change.ts";
import { resolveTarget } from "./resolve-target.ts";
import { expectedRevision, targetFields } from "./schemas.ts";

export const applyCluster = defineUsecase({
  name: "clusters.apply",
  kind: "command",
  action: "operate",
  rest: { method: "POST", path: "/clusters/{cluster}/apply", status: 202, ifMatch: true },
  summary: "Changes a running cluster: a previewed plan exactly, a version, or the newest version. Says so when nothing differs.",
  input: z.strictObject({ cluster: idOrName, ...targetFields, expectedRevision }),
  output: accepted,
  prepare: ({ transaction, ports }, { cluster: name, planId, blueprintVersionId }) =>
    transaction(async (tx) => {
      const cluster = await findCluster(tx, name);
      const target = await resolveTarget({ tx, ports }, cluster, { planId, blueprintVersionId });
      const { hasChanges } = await planChange(tx, { cluster, spec: target.spec, now: ports.clock.now() });
      return { cluster, target, hasChanges };
    }),
  async run(ctx, { expectedRevision }) {
    const { cluster, target, hasChanges } = ctx.prepared;
    const { revision, state } = await ctx.tx.clusters.lock(cluster.id);
    const running = state === "running" || state === "degraded";
    const asSeen = revision === cluster.revision && (expectedRevision ?? revision) === revision;
    if (running && asSeen && !hasChanges) return { operation: null, message: "No change." };
    return acceptOperation(ctx, { clusterId: cluster.id, kind: "apply", ...target, expectedRevision });
  },
  audit: auditAccepted,
});
