import { z } from "zod";
import { idLike, timestamp } from "../paging/schemas.ts";

/** Service accounts never own a team: owners are people. */
export const serviceAccountRole = z.enum(["viewer", "member", "admin"]).meta({ id: "ServiceAccountRole" });

/** A name may not look like an id: paths take either. */
export const serviceAccountName = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .refine((name) => !idLike.test(name), "must not look like an id");

export const serviceAccount = z
  .object({ id: z.string(), name: z.string(), role: serviceAccountRole, createdBy: z.string(), createdAt: timestamp })
  .meta({ id: "ServiceAccount", description: "Nobody's: holds API keys that outlive the person who made them." });
export type ServiceAccount = z.output<typeof serviceAccount>;
