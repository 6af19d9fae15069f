import type { OperationRow, TeamTx } from "@slipway/db";
import { found } from "../paging/not-found.ts";

/** NOT_FOUND. */
export async function findOperation(tx: TeamTx, operationId: string): Promise<OperationRow> {
  return found(await tx.operations.find(operationId), "operation");
}
