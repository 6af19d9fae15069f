import { z } from "zod";
import { defineUsecase } from "../define/index.ts";
import { pageFields, pageOf } from "../paging/schemas.ts";
import { auditEntry } from "./schemas.ts";

export const listAudit = defineUsecase({
  name: "audit.list",
  kind: "query",
  action: "audit.read",
  rest: { method: "GET", path: "/audit", status: 200 },
  summary: "Who did what, newest first; each row carries the hash of the one before.",
  input: z.strictObject(pageFields),
  output: pageOf(auditEntry),
  run: ({ tx }, page) => tx.audit.list(page),
});
