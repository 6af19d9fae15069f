import type { ClusterSpec } from "@slipway/core/blueprint";
import type { Plan } from "@slipway/core/planner";
import type { PlanPreview } from "../generated/prisma/client.ts";
import { fromJson, isoTime, toJson } from "../json.ts";
import { newId } from "../new-id.ts";
import { isId } from "../page.ts";
import type { TeamScope } from "../scope.ts";
import type { PlanRow } from "./records.ts";

export type PlanStore = ReturnType<typeof planStore>;

function toPlanRow({ teamId: _, document, ...row }: PlanPreview): PlanRow {
  return { ...row, spec: fromJson<ClusterSpec>(row.spec), plan: fromJson<Plan>(document), createdAt: isoTime(row.createdAt) };
}

/** Previewed plans: applied exactly, by id, while the cluster's revision is still `baseRevision`. */
export function planStore({ tx, teamId }: TeamScope) {
  return {
    async create({ spec, plan, ...plain }: Omit<PlanRow, "id" | "createdAt">): Promise<PlanRow> {
      const row = await tx.planPreview.create({ data: { id: newId(), teamId, ...plain, spec: toJson(spec), document: toJson(plan) } });
      return toPlanRow(row);
    },
    async find(planId: string): Promise<PlanRow | null> {
      const row = isId(planId) ? await tx.planPreview.findUnique({ where: { id: planId, teamId } }) : null;
      return row && toPlanRow(row);
    },
  };
}
