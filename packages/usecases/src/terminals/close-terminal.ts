import type { TerminalRow } from "@slipway/db";
import { writeAudit } from "../define/audit.ts";
import type { RequestScope } from "../define/index.ts";
import { terminalTarget } from "./terminal-target.ts";

export interface TerminalFigures {
  reason: string;
  exitCode: number | null;
  durationMs: number;
  /** Typed by the user. */
  bytesIn: number;
  /** Shown to the user. */
  bytesOut: number;
}

/** Forgets the terminal; what it was stays in the audit log. By the scope that opened it, whatever has become of its rights. */
export async function closeTerminal(scope: RequestScope, terminal: TerminalRow, figures: TerminalFigures): Promise<void> {
  const { id, clusterId } = terminal;
  await scope.database.forTeam(scope.actor.teamId).transaction(async (tx) => {
    await tx.terminals.remove(id);
    const detail = { terminalId: id, clusterId, ...figures };
    await writeAudit(tx, scope, { action: "terminals.close", outcome: "done", target: terminalTarget(terminal), detail });
  });
}
