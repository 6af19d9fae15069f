import { z } from "zod";
import { timestamp } from "../paging/schemas.ts";

export const auditEntry = z
  .object({
    sequence: z.int(),
    time: timestamp,
    actor: z.string(),
    action: z.string(),
    target: z.string(),
    outcome: z.string(),
    detail: z.record(z.string(), z.unknown()),
    requestId: z.string(),
    address: z.string(),
    prevHash: z.string(),
    hash: z.string(),
  })
  .meta({ id: "AuditEntry" });
