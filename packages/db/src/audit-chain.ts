import { createHash } from "node:crypto";
import { canonicalJson } from "@slipway/core/identity";
import type { AuditRow } from "./stores/records.ts";

/** Before the first row. */
export const CHAIN_START = "0".repeat(64);

/** SHA-256, hex, over the previous hash and the row's canonical JSON. */
export function auditHash({ hash: _, ...row }: AuditRow | (Omit<AuditRow, "hash"> & { hash?: undefined })): string {
  return createHash("sha256").update(row.prevHash).update(canonicalJson(row)).digest("hex");
}

export type AuditVerdict = { ok: true; head: string } | { ok: false; sequence: number; problem: string };

/** Checks a team's whole chain, ascending. A `head` kept elsewhere shows a cut tail as well. */
export function verifyAuditChain(rows: readonly AuditRow[], head?: string): AuditVerdict {
  let prevHash = CHAIN_START;
  for (const [at, row] of rows.entries()) {
    const sequence = at + 1;
    if (row.sequence !== sequence) return { ok: false, sequence, problem: `row ${row.sequence} stands in place of row ${sequence}` };
    if (row.prevHash !== prevHash) return { ok: false, sequence, problem: "does not continue the row before" };
    if (row.hash !== auditHash(row)) return { ok: false, sequence, problem: "has been changed" };
    prevHash = row.hash;
  }
  if (head !== undefined && head !== prevHash) return { ok: false, sequence: rows.length + 1, problem: "the tail is missing" };
  return { ok: true, head: prevHash };
}
