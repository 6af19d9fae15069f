import { auditHash, CHAIN_START } from "../audit-chain.ts";
import type { AuditEntry } from "../generated/prisma/client.ts";
import { fromJson, isoTime, toJson, withoutNul } from "../json.ts";
import type { Page } from "../page.ts";
import type { TeamScope } from "../scope.ts";
import type { AuditRow } from "./records.ts";

export type NewAuditRow = Pick<AuditRow, "actor" | "action" | "target" | "outcome" | "detail" | "requestId" | "address">;

export type AuditStore = ReturnType<typeof auditStore>;

function toAuditRow(row: AuditEntry): AuditRow {
  return { ...row, time: isoTime(row.time), detail: fromJson<Record<string, unknown>>(row.detail) };
}

export function auditStore({ tx, teamId }: TeamScope) {
  const last = () => tx.auditEntry.findFirst({ where: { teamId }, orderBy: { sequence: "desc" } });

  return {
    /** Appends to the team's chain; the team's other writers wait for this transaction's end, so append last. */
    async append(entry: NewAuditRow): Promise<AuditRow> {
      await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`audit/${teamId}`}, 0))::text`;
      const previous = await last();
      const plain = {
        teamId,
        sequence: (previous?.sequence ?? 0) + 1,
        time: new Date().toISOString(),
        actor: withoutNul(entry.actor),
        action: withoutNul(entry.action),
        target: withoutNul(entry.target),
        outcome: withoutNul(entry.outcome),
        detail: fromJson<Record<string, unknown>>(toJson(entry.detail)),
        requestId: withoutNul(entry.requestId),
        address: withoutNul(entry.address),
        prevHash: previous?.hash ?? CHAIN_START,
      };
      const hash = auditHash(plain);
      return toAuditRow(await tx.auditEntry.create({ data: { ...plain, hash, detail: toJson(plain.detail) } }));
    },
    /** Newest first; the cursor is the sequence number of the last row had. */
    async list({ limit, cursor }: { limit: number; cursor?: string }): Promise<Page<AuditRow>> {
      const before = cursor === undefined ? undefined : { lt: Number.parseInt(cursor, 10) || 0 };
      const rows = await tx.auditEntry.findMany({ where: { teamId, sequence: before }, orderBy: { sequence: "desc" }, take: limit + 1 });
      const items = rows.slice(0, limit).map(toAuditRow);
      return { items, nextCursor: rows.length > limit ? String(items.at(-1)?.sequence) : null };
    },
    /** The whole chain, ascending, for verifyAuditChain(). */
    async chain(): Promise<AuditRow[]> {
      return (await tx.auditEntry.findMany({ where: { teamId }, orderBy: { sequence: "asc" } })).map(toAuditRow);
    },
  };
}
