import type { TeamTx } from "@slipway/db";
import type { RequestScope } from "../define/index.ts";
import { terminalTarget } from "./terminal-target.ts";

/** Forgets tickets that nobody used, and terminals whose process ended before it could say so: their end is audited now. */
export async function auditLapsed(tx: TeamTx, { requestId, address }: Pick<RequestScope, "requestId" | "address">): Promise<void> {
  for (const terminal of await tx.terminals.takeLapsed()) {
    await tx.audit.append({
      actor: terminal.actor,
      action: "terminals.close",
      outcome: "done",
      target: terminalTarget(terminal),
      detail: { terminalId: terminal.id, clusterId: terminal.clusterId, reason: "the web process ended" },
      requestId,
      address,
    });
  }
}
