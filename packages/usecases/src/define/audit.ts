import type { TeamTx } from "@slipway/db";
import { actorName, type RequestScope } from "./context.ts";

interface AuditFact {
  action: string;
  outcome: "done" | "denied" | "refused";
  target: string;
  detail: Record<string, unknown>;
}

/** Of a request by somebody in the team. */
export async function writeAudit(tx: TeamTx, scope: RequestScope, fact: AuditFact): Promise<void> {
  const { actor, requestId, address } = scope;
  await tx.audit.append({ ...fact, actor: actorName(actor), requestId, address });
}
