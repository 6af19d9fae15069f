import { AppError } from "@slipway/core/errors";
import type { Tx } from "./connections.ts";

/** Everything that changes a cluster takes this lock first: one order of locks, so no deadlocks. NOT_FOUND. */
export async function lockCluster(tx: Tx, clusterId: string): Promise<void> {
  const rows = await tx.$queryRaw<unknown[]>`SELECT 1 FROM cluster WHERE id = ${clusterId}::uuid FOR UPDATE`;
  if (rows.length === 0) throw notFound("cluster", clusterId);
}

/** The same answer for an unknown id and for another team's. */
export function notFound(kind: string, id: string): AppError {
  return new AppError("NOT_FOUND", `There is no ${kind} ${id}.`);
}

export function found<T>(row: T | null, kind: string, id: string): T {
  if (row === null) throw notFound(kind, id);
  return row;
}
