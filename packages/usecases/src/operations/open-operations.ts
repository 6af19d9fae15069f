import type { OperationRow, TeamTx } from "@slipway/db";

/** Running first, then what waits; few, since a cluster takes one user operation at a time. */
export async function openOperations(tx: TeamTx, clusterId: string): Promise<OperationRow[]> {
  const running = await tx.operations.list({ clusterId, state: "running", limit: 10 });
  const pending = await tx.operations.list({ clusterId, state: "pending", limit: 10 });
  return [...running.items, ...pending.items];
}
