import type { OpenOperation, SystemStore } from "@slipway/core/ports";
import type { Connections } from "../database.ts";

type Cluster = { teamId: string; clusterId: string };

/** By the database's clock: watchers on different computers agree on what has expired. */
export function watchLeases({ system }: Connections): Omit<SystemStore, "forTeam" | "hasMachines" | "strayMachines"> {
  return {
    openOperations: () =>
      system(
        (tx) => tx.$queryRaw<OpenOperation[]>`
        SELECT team_id AS "teamId", cluster_id AS "clusterId", id AS "operationId", state, cancel_requested AS "cancelRequested"
        FROM operation WHERE state IN ('pending', 'running')`,
      ),

    watchableClusters: (owner) =>
      system(
        (tx) => tx.$queryRaw<Cluster[]>`
        SELECT c.team_id AS "teamId", c.id AS "clusterId"
        FROM cluster c LEFT JOIN watch_lease l ON l.cluster_id = c.id
        WHERE c.deleted_at IS NULL
          AND (c.desired_revision IS NOT NULL OR EXISTS (SELECT 1 FROM machine m WHERE m.cluster_id = c.id AND m.state <> 'gone'))
          AND (l.cluster_id IS NULL OR l.owner = ${owner} OR l.expires_at <= now())
        ORDER BY c.id`,
      ),

    takeWatchLease: (clusterId, owner, ttlMs) =>
      system(async (tx) => {
        const [lease] = await tx.$queryRaw<{ generation: number }[]>`
          INSERT INTO watch_lease AS held (cluster_id, owner, generation, expires_at)
          VALUES (${clusterId}::uuid, ${owner}, 1, now() + ${ttlMs}::double precision * interval '1 millisecond')
          ON CONFLICT (cluster_id) DO UPDATE
          SET owner = excluded.owner,
              generation = held.generation + CASE WHEN held.owner = excluded.owner THEN 0 ELSE 1 END,
              expires_at = excluded.expires_at
          WHERE held.owner = excluded.owner OR held.expires_at <= now()
          RETURNING generation`;
        return lease ?? null;
      }),

    // The row stays, so that generations keep growing.
    releaseWatchLease: (clusterId, owner) =>
      system(async (tx) => {
        await tx.$executeRaw`
          UPDATE watch_lease SET expires_at = now() - interval '1 second' WHERE cluster_id = ${clusterId}::uuid AND owner = ${owner}`;
      }),
  };
}
