import { connectionsOf, type Database } from "../database.ts";

export type Sweeps = ReturnType<typeof sweeps>;

/** What is done now and then for all teams at once. */
export function sweeps(database: Database) {
  const { system } = connectionsOf(database);

  return {
    /** Deletes expired sessions, half-done sign-ins and idempotency keys; returns how many. */
    removeExpired: (): Promise<{ sessions: number; idempotencyKeys: number }> =>
      system(async (tx) => {
        const where = { expiresAt: { lt: new Date() } };
        const sessions = await tx.session.deleteMany({ where });
        await tx.verification.deleteMany({ where });
        const keys = await tx.idempotencyKey.deleteMany({ where });
        return { sessions: sessions.count, idempotencyKeys: keys.count };
      }),
  };
}
