import { connectionsOf, type Database } from "../database.ts";
import { newId } from "../new-id.ts";

/** Tries counted over all web processes; a window begins with its first try. Rows of the past go with better-auth's own. */
export function signInAttempts(database: Database) {
  const { signin } = connectionsOf(database);

  return {
    /** Counts a try, also one that is not allowed any more. */
    take: (key: string, { max, windowMs }: { max: number; windowMs: number }): Promise<{ allowed: boolean; retryAfterMs: number }> =>
      signin(async (tx) => {
        const now = Date.now();
        const [row] = await tx.$queryRaw<{ count: number; since: bigint }[]>`
          INSERT INTO rate_limit AS tries (id, key, count, last_request) VALUES (${newId()}::uuid, ${key}, 1, ${now}::bigint)
          ON CONFLICT (key) DO UPDATE SET
            count = CASE WHEN tries.last_request <= ${now - windowMs}::bigint THEN 1 ELSE tries.count + 1 END,
            last_request = CASE WHEN tries.last_request <= ${now - windowMs}::bigint THEN ${now}::bigint ELSE tries.last_request END
          RETURNING count, last_request AS since`;
        const since = Number(row?.since ?? now);
        return { allowed: (row?.count ?? 1) <= max, retryAfterMs: since + windowMs - now };
      }),

    clear: (key: string): Promise<void> =>
      signin(async (tx) => {
        await tx.rateLimit.deleteMany({ where: { key } });
      }),
  };
}
