import type { Tx } from "../connections.ts";
import { Prisma } from "../generated/prisma/client.ts";
import { wantsCluster } from "./claim-lines.ts";

const BATCH = 500;

/** A line of a cluster that its webhook does not ask for keeps up, so that it begins there if it is asked for one day. */
export async function skipUnwanted(tx: Tx): Promise<void> {
  await tx.$executeRaw`
    UPDATE webhook_line l SET sequence = c.last_sequence
    FROM webhook w, cluster c
    WHERE w.id = l.webhook_id AND c.id = l.cluster_id AND w.enabled AND l.sequence < c.last_sequence AND NOT ${wantsCluster}
      AND (l.leased_until IS NULL OR l.leased_until <= now())`;
}

/** What is older than `before`, and all of deleted webhooks; what a webhook still tries stays. Returns how many deliveries it was. */
export async function removeOld(tx: Tx, before: Date): Promise<number> {
  const old = await remove(
    tx,
    Prisma.sql`d.created_at < ${before} AND (d.state <> 'pending' OR NOT EXISTS (SELECT 1 FROM webhook w WHERE w.id = d.webhook_id AND w.enabled))`,
  );
  const orphaned = await remove(tx, Prisma.sql`d.webhook_id IN (SELECT id FROM webhook WHERE deleted_at IS NOT NULL)`);
  await tx.$executeRaw`
    DELETE FROM webhook w WHERE w.deleted_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM webhook_delivery d WHERE d.webhook_id = w.id)`;
  return old + orphaned;
}

function remove(tx: Tx, which: Prisma.Sql): Promise<number> {
  return tx.$executeRaw`
    WITH old AS (SELECT d.id FROM webhook_delivery d WHERE ${which} LIMIT ${BATCH}::int),
    attempts AS (DELETE FROM webhook_attempt WHERE delivery_id IN (SELECT id FROM old))
    DELETE FROM webhook_delivery WHERE id IN (SELECT id FROM old)`;
}
