import { clusterSpec } from "@slipway/core/blueprint";
import { z } from "zod";
import { fault } from "../blueprints/schemas.ts";
import { timestamp } from "../paging/schemas.ts";

export const versionSummary = z
  .object({
    id: z.string(),
    blueprintId: z.string(),
    number: z.int(),
    format: z.string(),
    specHash: z.string(),
    createdBy: z.string(),
    createdAt: timestamp,
  })
  .meta({ id: "BlueprintVersionSummary" });

export const version = versionSummary
  .extend({
    files: z.array(z.object({ path: z.string(), content: z.string() })),
    args: z.array(z.string()),
    spec: clusterSpec,
  })
  .meta({ id: "BlueprintVersion" });
export type BlueprintVersion = z.output<typeof version>;

export const createdVersion = version
  .extend({ created: z.boolean().meta({ description: "false: the newest version already says this." }), warnings: z.array(fault) })
  .meta({ id: "CreatedBlueprintVersion" });
