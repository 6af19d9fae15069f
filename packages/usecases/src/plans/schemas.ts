import { stepKinds } from "@slipway/core/planner";
import { z } from "zod";
import { timestamp } from "../paging/schemas.ts";

const change = z
  .object({
    subject: z.enum(["machine", "service", "task", "loadBalancer", "connections"]),
    action: z.enum(["add", "change", "replace", "restart", "remove"]),
    name: z.string(),
    fields: z.array(z.string()).optional(),
    reason: z.string(),
  })
  .meta({ id: "PlanChange" });

const plannedStep = z
  .object({ key: z.string(), kind: z.enum(stepKinds), dependsOn: z.array(z.string()), estimateMs: z.number() })
  .meta({ id: "PlannedStep" });

export const plan = z
  .object({
    id: z.string(),
    clusterId: z.string(),
    baseRevision: z.int().meta({ description: "The plan is refused once the cluster's revision is another." }),
    blueprintVersionId: z.string().nullable(),
    createdAt: timestamp,
    hasChanges: z.boolean(),
    changes: z.array(change),
    placements: z.array(z.object({ task: z.string(), node: z.string(), reason: z.string() })),
    unplaced: z.array(z.object({ task: z.string(), reasons: z.array(z.string()), remedy: z.string() })),
    steps: z.array(plannedStep),
    price: z.object({ beforeUsdPerHour: z.number(), afterUsdPerHour: z.number() }),
  })
  .meta({ id: "Plan" });
export type PlanDocument = z.output<typeof plan>;
