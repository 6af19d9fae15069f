import type { RangeTeam } from "./range-team.ts";

interface AuditRow {
  action: string;
  outcome: string;
  requestId: string;
}

/** The team's audit log by request. */
export async function auditedRequests({ owner }: RangeTeam): Promise<Map<string, AuditRow>> {
  const rows = new Map<string, AuditRow>();
  for (let cursor: string | null = ""; cursor !== null; ) {
    const at: string = cursor ? `&cursor=${encodeURIComponent(cursor)}` : "";
    const page = await owner.make<{ items: AuditRow[]; nextCursor: string | null }>("GET", `/audit?limit=100${at}`);
    for (const row of page.items) rows.set(row.requestId, row);
    cursor = page.nextCursor;
  }
  return rows;
}
