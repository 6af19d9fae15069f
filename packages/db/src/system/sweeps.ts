import { connectionsOf, type Database } from "../database.ts";
import { isId } from "../page.ts";

export type Sweeps = ReturnType<typeof sweeps>;

/** What is done now and then for all teams at once. */
export function sweeps(database: Database) {
  const { system } = connectionsOf(database);

  return {
    /** Deletes expired sessions, half-done sign-ins, idempotency keys and Slipway's own API keys; returns how many. */
    removeExpired: (): Promise<{ sessions: number; idempotencyKeys: number; ownKeys: number }> =>
      system(async (tx) => {
        const where = { expiresAt: { lt: new Date() } };
        const sessions = await tx.session.deleteMany({ where });
        await tx.verification.deleteMany({ where });
        const idempotencyKeys = await tx.idempotencyKey.deleteMany({ where });
        const ownKeys = await tx.apiKey.deleteMany({ where });
        return { sessions: sessions.count, idempotencyKeys: idempotencyKeys.count, ownKeys: ownKeys.count };
      }),

    /** Deletes those of the keys that Slipway has made for itself and for a time; returns how many. Row-level security keeps all others. */
    removeOwnKeys: async (keyIds: string[]): Promise<number> =>
      (await system((tx) => tx.apiKey.deleteMany({ where: { id: { in: keyIds.filter(isId) } } }))).count,
  };
}
