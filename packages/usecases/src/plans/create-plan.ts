import { AppError } from "@slipway/core/errors";
import { z } from "zod";
import { findCluster } from "../clusters/find-cluster.ts";
import { planChange } from "../clusters/plan-change.ts";
import { resolveTarget } from "../clusters/resolve-target.ts";
import { targetFields } from "../clusters/schemas.ts";
import { actorName, defineUsecase } from "../define/index.ts";
import { idOrName } from "../paging/schemas.ts";
import { presentPlan } from "./present-plan.ts";
import { plan } from "./schemas.ts";

export const createPlan = defineUsecase({
  name: "plans.create",
  kind: "command",
  action: "operate",
  rest: { method: "POST", path: "/clusters/{cluster}/plans", status: 201 },
  summary: "Previews a start or an apply: changes, placements, steps, price. Apply exactly it by its id.",
  input: z.strictObject({ cluster: idOrName, blueprintVersionId: targetFields.blueprintVersionId }),
  output: plan,
  prepare: ({ transaction, ports }, { cluster: name, blueprintVersionId }) =>
    transaction(async (tx) => {
      const cluster = await findCluster(tx, name);
      const target = await resolveTarget({ tx, ports }, cluster, { blueprintVersionId });
      return { cluster, target, change: await planChange(tx, { cluster, spec: target.spec, now: ports.clock.now() }) };
    }),
  async run({ tx, actor, prepared }) {
    const { cluster, target, change } = prepared;
    const { revision } = await tx.clusters.lock(cluster.id);
    if (revision !== cluster.revision)
      throw new AppError("STALE", "The cluster changed while its plan was made.", { remedy: "Plan again." });
    const { spec, blueprintVersionId } = target;
    const row = await tx.plans.create({
      clusterId: cluster.id,
      baseRevision: revision,
      blueprintVersionId,
      spec,
      plan: change.plan,
      createdBy: actorName(actor),
    });
    return presentPlan(row, change.hasChanges);
  },
  audit: (_, { id, clusterId, hasChanges }) => ({ target: `cluster/${clusterId}`, detail: { planId: id, hasChanges } }),
});
