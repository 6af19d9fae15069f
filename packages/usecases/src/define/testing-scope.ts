import { actionsOf, type Role } from "@slipway/core/access";
import type { Database, NewAuditRow, TeamTx } from "@slipway/db";
import type { RequestScope } from "./context.ts";

interface Recording {
  scope: RequestScope;
  audited: NewAuditRow[];
  transactions(): number;
}

/** A request whose transactions keep their audit rows when they commit, and nothing else. */
export function recordingScope(role: Role = "member", { onCommit = () => {} }: { onCommit?(): void } = {}): Recording {
  const audited: NewAuditRow[] = [];
  let transactions = 0;

  async function transaction<T>(work: (tx: TeamTx) => Promise<T>): Promise<T> {
    transactions += 1;
    const rows: NewAuditRow[] = [];
    const result = await work({ audit: { append: async (row: NewAuditRow) => void rows.push(row) } } as unknown as TeamTx);
    audited.push(...rows);
    onCommit();
    return result;
  }

  const database = { forTeam: () => ({ transaction }) } as unknown as Database;
  const ports = { clock: { now: () => 0 } } as unknown as RequestScope["ports"];
  const actor = { kind: "key", id: "k1", teamId: "t1", role, actions: actionsOf(role), reach: "team" } as const;
  return { scope: { actor, database, ports, requestId: "request-1", address: "192.0.2.1" }, audited, transactions: () => transactions };
}
