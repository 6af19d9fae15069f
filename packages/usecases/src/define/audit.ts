import type { TeamTx } from "@slipway/db";
import { actorName, type RequestScope } from "./context.ts";

interface AuditFact {
  action: string;
  outcome: "done" | "denied" | "refused";
  target: string;
  detail: Record<string, unknown>;
}

export async function writeAudit(tx: TeamTx, scope: RequestScope, fact: AuditFact): Promise<void> {
  await tx.audit.append({
    ...fact,
    actor: actorName(scope.actor),
    requestId: scope.requestId,
    address: scope.address,
  });
}
