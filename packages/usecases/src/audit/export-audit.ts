import { z } from "zod";
import { defineUsecase } from "../define/index.ts";
import { sequence } from "../paging/schemas.ts";
import { auditExportPage } from "./schemas.ts";

export const exportAudit = defineUsecase({
  name: "audit.export",
  kind: "query",
  action: "audit.read",
  rest: { method: "GET", path: "/audit/export", status: 200 },
  summary: "Rows after a number, oldest first, and the sealed end of the chain, to be verified offline: `slipway audit verify`.",
  input: z.strictObject({
    after: sequence.default(0),
    limit: z.coerce.number().int().min(1).max(1_000).default(1_000),
  }),
  output: auditExportPage,
  async run({ tx, ports }, page) {
    const { id: teamId, slug } = await tx.team.get();
    const exportedAt = new Date(ports.clock.now()).toISOString();
    const head = await tx.audit.head();
    return { teamId, team: slug, exportedAt, publicKey: tx.audit.publicKey, head, items: await tx.audit.page(page) };
  },
});
