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
export type AuditEntry = z.output<typeof auditEntry>;

const exportedEntry = auditEntry.extend({ teamId: z.string() }).meta({ id: "ExportedAuditEntry" });

const auditHead = z
  .object({ teamId: z.string(), sequence: z.int(), hash: z.string(), seal: z.string().meta({ description: "Ed25519, base64." }) })
  .meta({ id: "AuditHead" });

export const auditExportPage = z
  .object({
    teamId: z.string(),
    team: z.string(),
    exportedAt: timestamp,
    publicKey: z.string().meta({ description: "Of the seal: Ed25519, SPKI, base64." }),
    head: auditHead.nullable(),
    items: z.array(exportedEntry),
  })
  .meta({ id: "AuditExportPage" });
export type AuditExportPage = z.output<typeof auditExportPage>;
