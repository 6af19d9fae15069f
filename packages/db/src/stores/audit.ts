import { type AuditHead, type AuditRow, auditHash, CHAIN_START } from "@slipway/core/audit";
import type { AuditSealer } from "../audit-sealer.ts";
import type { AuditEntry } from "../generated/prisma/client.ts";
import { fromJson, isoTime, toJson, withoutNul } from "../json.ts";
import type { Page } from "../page.ts";
import type { TeamScope } from "../scope.ts";

export type NewAuditRow = Pick<AuditRow, "actor" | "action" | "target" | "outcome" | "detail" | "requestId" | "address">;

export type AuditStore = ReturnType<typeof auditStore>;

function toAuditRow(row: AuditEntry): AuditRow {
  return { ...row, time: isoTime(row.time), detail: fromJson<Record<string, unknown>>(row.detail) };
}

export function auditStore({ tx, teamId, sealer }: TeamScope & { sealer: AuditSealer }) {
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
      const row = await tx.auditEntry.create({ data: { ...plain, hash, detail: toJson(plain.detail) } });
      const head = sealer.seal({ teamId, sequence: row.sequence, hash });
      const { sequence, seal } = head;
      await tx.auditHead.upsert({ where: { teamId }, create: head, update: { sequence, hash, seal } });
      return toAuditRow(row);
    },
    /** Newest first; the cursor is the sequence number of the last row had. */
    async list({ limit, cursor }: { limit: number; cursor?: string }): Promise<Page<AuditRow>> {
      const before = cursor === undefined ? undefined : { lt: Number.parseInt(cursor, 10) || 0 };
      const rows = await tx.auditEntry.findMany({ where: { teamId, sequence: before }, orderBy: { sequence: "desc" }, take: limit + 1 });
      const items = rows.slice(0, limit).map(toAuditRow);
      return { items, nextCursor: rows.length > limit ? String(items.at(-1)?.sequence) : null };
    },
    /** Rows after `after`, ascending, as an export has them. */
    async page({ after, limit }: { after: number; limit: number }): Promise<AuditRow[]> {
      const rows = await tx.auditEntry.findMany({ where: { teamId, sequence: { gt: after } }, orderBy: { sequence: "asc" }, take: limit });
      return rows.map(toAuditRow);
    },
    /** Where the chain was sealed last; null: nothing was written yet, or it was taken away. */
    async head(): Promise<AuditHead | null> {
      return tx.auditHead.findUnique({ where: { teamId } });
    },
    publicKey: sealer.publicKey,
  };
}
