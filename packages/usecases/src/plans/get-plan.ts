import { z } from "zod";
import { findCluster } from "../clusters/find-cluster.ts";
import { defineUsecase } from "../define/index.ts";
import { found } from "../paging/not-found.ts";
import { idOrName } from "../paging/schemas.ts";
import { presentPlan } from "./present-plan.ts";
import { plan } from "./schemas.ts";

export const getPlan = defineUsecase({
  name: "plans.get",
  kind: "query",
  kept: "cluster",
  action: "read",
  rest: { method: "GET", path: "/clusters/{cluster}/plans/{plan}", status: 200 },
  summary: "A previewed plan.",
  input: z.strictObject({ cluster: idOrName, plan: idOrName }),
  output: plan,
  async run({ tx, answersFor }, input) {
    const { id } = await findCluster(tx, input.cluster);
    answersFor(id);
    const preview = await tx.plans.find(input.plan);
    const row = found(preview?.clusterId === id ? preview : null, "plan");
    return presentPlan(row, row.plan.changes.length > 0 || row.plan.steps.length > 0);
  },
});
