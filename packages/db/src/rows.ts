import { AppError } from "@slipway/core/errors";
import type { Statements } from "./statements.ts";

/** Everything that changes a cluster takes this lock first: one order of locks, so no deadlocks. NOT_FOUND. */
export async function lockCluster(tx: Statements, clusterId: string): Promise<void> {
  const rows = await tx.$queryRaw<unknown[]>`SELECT 1 FROM cluster WHERE id = ${clusterId}::uuid FOR UPDATE`;
  if (rows.length === 0) throw notFound("cluster", clusterId);
}

/** Locks the operation's cluster and returns its id: what is read afterwards stays as it is. NOT_FOUND. */
export async function lockClusterOf(tx: Statements, operationId: string): Promise<string> {
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    SELECT cluster.id FROM cluster JOIN operation ON operation.cluster_id = cluster.id WHERE operation.id = ${operationId}::uuid
    FOR UPDATE OF cluster`;
  if (!row) throw notFound("operation", operationId);
  return row.id;
}

/** Locks the clusters of many parts, in the order of their ids, and says which is whose. Unknown parts are left out. */
export async function lockClustersOf(tx: Statements, ids: Record<"machine" | "task" | "step", string[]>): Promise<Map<string, string>> {
  const parts = await tx.$queryRaw<{ id: string; cluster: string }[]>`
    WITH part AS MATERIALIZED (
      SELECT id, cluster_id FROM machine WHERE id = ANY (${ids.machine}::uuid[])
      UNION ALL SELECT id, cluster_id FROM task WHERE id = ANY (${ids.task}::uuid[])
      UNION ALL SELECT step.id, operation.cluster_id FROM step JOIN operation ON operation.id = step.operation_id
        WHERE step.id = ANY (${ids.step}::uuid[])
    ), locked AS MATERIALIZED (
      SELECT id FROM cluster WHERE id IN (SELECT cluster_id FROM part) ORDER BY id FOR UPDATE
    )
    SELECT part.id, part.cluster_id AS cluster FROM part JOIN locked ON locked.id = part.cluster_id`;
  return new Map(parts.map(({ id, cluster }) => [id, cluster]));
}

/** The same answer for an unknown id and for another team's. */
export function notFound(kind: string, id: string): AppError {
  return new AppError("NOT_FOUND", `There is no ${kind} ${id}.`);
}

export function found<T>(row: T | null, kind: string, id: string): T {
  if (row === null) throw notFound(kind, id);
  return row;
}
