import { clusterSpec, dnsLabel } from "@slipway/core/blueprint";
import { z } from "zod";
import { timestamp } from "../paging/schemas.ts";

export const fault = z
  .object({
    path: z.string().meta({ description: "JSON pointer, or `file:line:column`." }),
    message: z.string(),
    remedy: z.string().optional(),
    line: z.number().optional(),
    column: z.number().optional(),
  })
  .meta({ id: "Fault" });

/** What a program is made of, for a version or a trial. */
export const blueprintSource = {
  format: z.literal("javascript").default("javascript"),
  files: z
    .array(z.strictObject({ path: z.string().min(1).max(256), content: z.string().max(512 * 1024) }))
    .min(1)
    .max(64),
  entry: z.string().min(1).max(256).optional().meta({ description: "The file to run; the first one by default." }),
  args: z.array(z.string().max(1024)).max(64).default([]),
};

export const blueprint = z
  .object({
    id: z.string(),
    projectId: z.string(),
    name: dnsLabel,
    latestVersion: z.int().meta({ description: "0: none yet." }),
    createdAt: timestamp,
    archivedAt: timestamp.nullable().meta({ description: "When it was deleted; its versions stay readable." }),
  })
  .meta({ id: "Blueprint" });
export type Blueprint = z.output<typeof blueprint>;

export const validation = z
  .object({
    valid: z.boolean(),
    spec: clusterSpec.nullable(),
    faults: z.array(fault),
    warnings: z.array(fault),
    logs: z.array(z.string()),
  })
  .meta({ id: "Validation" });
