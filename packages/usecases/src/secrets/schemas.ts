import { dnsLabel } from "@slipway/core/blueprint";
import { z } from "zod";
import { operation } from "../operations/schemas.ts";
import { timestamp } from "../paging/schemas.ts";

export const secretName = dnsLabel;

export const secret = z
  .object({ name: z.string(), version: z.int(), updatedAt: timestamp })
  .meta({ id: "Secret", description: "The value is never returned." });

export const savedSecret = z
  .object({
    name: z.string(),
    version: z.int(),
    operations: z.array(operation).meta({ description: "On clusters whose running tasks use it: they are replaced." }),
  })
  .meta({ id: "SavedSecret" });
