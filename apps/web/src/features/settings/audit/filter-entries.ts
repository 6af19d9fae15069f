import type { AuditEntry } from "@slipway/usecases/audit/schemas";

export interface AuditNames {
  actorName(actor: string): string;
  targetName(target: string): string;
}

/** Every word must occur somewhere in the row: who, what, on what, from where, or in its details. */
export function filterEntries(entries: readonly AuditEntry[], text: string, { actorName, targetName }: AuditNames): readonly AuditEntry[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return entries;
  return entries.filter((entry) => {
    const { actor, action, target, outcome, address, requestId, detail } = entry;
    const row = [actor, actorName(actor), action, target, targetName(target), outcome, address, requestId, JSON.stringify(detail)]
      .join(" ")
      .toLowerCase();
    return words.every((word) => row.includes(word));
  });
}
