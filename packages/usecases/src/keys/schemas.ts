import { z } from "zod";
import { timestamp } from "../paging/schemas.ts";

/** Keys never own a team: owners are people. */
export const keyRole = z.enum(["viewer", "member", "admin"]).meta({ id: "KeyRole" });

export const apiKey = z
  .object({
    id: z.string(),
    name: z.string(),
    role: keyRole,
    prefix: z.string().meta({ description: "First characters, to recognise it by." }),
    createdAt: timestamp,
    expiresAt: timestamp.nullable(),
    lastUsedAt: timestamp.nullable(),
    revokedAt: timestamp.nullable(),
  })
  .meta({ id: "ApiKey" });
export type ApiKey = z.output<typeof apiKey>;

export const createdKey = apiKey
  .extend({ key: z.string().meta({ description: "The whole key; shown this once." }) })
  .meta({ id: "CreatedApiKey" });
