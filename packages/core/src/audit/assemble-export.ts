import { jsonLine } from "../identity/index.ts";
import { AUDIT_FORMAT, type AuditExportHeader, type AuditExportTrailer } from "./audit-export.ts";
import type { AuditHead } from "./audit-head.ts";
import type { AuditRow } from "./audit-row.ts";

/** How many rows an export asks for at once. */
export const AUDIT_EXPORT_PAGE = 1_000;

/** What `audit.export` answers. */
interface ExportPage extends Omit<AuditExportHeader, "format"> {
  head: AuditHead | null;
  items: AuditRow[];
}

interface AssembledExport {
  /** The file: JSON Lines. */
  text: string;
  team: string;
  rows: number;
  head: AuditHead | null;
}

/** Up to the end that was sealed when it began: rows that come meanwhile belong to the next export. */
export async function assembleExport(pageAfter: (after: number) => Promise<ExportPage>): Promise<AssembledExport> {
  const first = await pageAfter(0);
  const { teamId, team, exportedAt, publicKey, head } = first;
  const end = head?.sequence ?? Number.POSITIVE_INFINITY;
  const header: AuditExportHeader = { format: AUDIT_FORMAT, teamId, team, exportedAt, publicKey };
  const lines: string[] = [jsonLine(header)];
  for (let page = first; page.items.length > 0; page = await pageAfter(page.items.at(-1)?.sequence ?? 0)) {
    lines.push(...page.items.filter(({ sequence }) => sequence <= end).map(jsonLine));
    if ((page.items.at(-1)?.sequence ?? 0) >= end || page.items.length < AUDIT_EXPORT_PAGE) break;
  }
  const rows = lines.length - 1;
  const trailer: AuditExportTrailer = { rows, head };
  return { text: `${[...lines, jsonLine(trailer)].join("\n")}\n`, team, rows, head };
}
