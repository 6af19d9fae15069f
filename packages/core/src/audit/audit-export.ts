import type { AuditHead } from "./audit-head.ts";
import type { AuditRow } from "./audit-row.ts";

/** An export is JSON Lines: a header, every row in ascending order, a trailer. */
export const AUDIT_FORMAT = "slipway-audit/1";

export interface AuditExportHeader {
  format: typeof AUDIT_FORMAT;
  teamId: string;
  team: string;
  exportedAt: string;
  /** Ed25519, SPKI, base64: seals are checked against it. */
  publicKey: string;
}

export interface AuditExportTrailer {
  rows: number;
  /** null: the team's chain has no sealed end. */
  head: AuditHead | null;
}

export type AuditExportLine = AuditExportHeader | AuditRow | AuditExportTrailer;

export const isHeader = (line: AuditExportLine): line is AuditExportHeader => "format" in line;
export const isTrailer = (line: AuditExportLine): line is AuditExportTrailer => "head" in line && "rows" in line;
