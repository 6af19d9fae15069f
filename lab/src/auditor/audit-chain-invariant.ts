import { createHash } from "node:crypto";
import { finding } from "./finding.ts";
import type { AuditRow, Finding, Witnesses } from "./witnesses.ts";

/** Keys sorted at every depth, no white space. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value) ?? "null";
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return `{${entries
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`)
    .join(",")}}`;
}

/** Before the first row. */
const CHAIN_START = "0".repeat(64);

/** Each row's hash is SHA-256 over the previous hash and the row (its team with it, its hash left out) in canonical JSON. */
export function auditChain({ api: { teamId, audit } }: Witnesses): Finding {
  let before = CHAIN_START;
  const details = audit.flatMap((row, i) => {
    const problem = problemOf({ row, teamId, sequence: i + 1, before });
    before = row.hash;
    return problem ?? [];
  });
  return finding({ id: "I14", title: "audit chain valid", figure: `${audit.length} rows, ${details.length} broken` }, details);
}

interface Link {
  row: AuditRow;
  teamId: string;
  sequence: number;
  before: string;
}

function problemOf({ row, teamId, sequence, before }: Link): string | null {
  const { hash, ...body } = row;
  if (row.sequence !== sequence) return `row ${row.sequence} stands in place of row ${sequence}`;
  if (row.prevHash !== before) return `row ${row.sequence} does not continue the row before it`;
  const expected = createHash("sha256")
    .update(before)
    .update(canonical({ ...body, teamId }))
    .digest("hex");
  return hash === expected ? null : `row ${row.sequence} was changed`;
}
