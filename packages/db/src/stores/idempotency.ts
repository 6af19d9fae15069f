import { fromJson, toJson } from "../json.ts";
import type { TeamScope } from "../scope.ts";

/** Keys are kept this long. */
const KEPT_MS = 24 * 3_600_000;
/** A request that has not ended by then died with its process: its key is free again. */
const ABANDONED_MS = 120_000;

export type Claim =
  /** Ours: do it, then complete(). */
  | { state: "new" }
  /** Done before: give the same answer. */
  | { state: "done"; status: number; response: unknown }
  /** The first request still runs. */
  | { state: "running" }
  /** The key was used for another request. */
  | { state: "mismatch" };

export type IdempotencyStore = ReturnType<typeof idempotencyStore>;

export function idempotencyStore({ tx, teamId }: TeamScope) {
  return {
    /** Waits for a transaction that claims the same key at this moment. Claim and change in one transaction: both or none. */
    async claim({ route, key, requestHash }: { route: string; key: string; requestHash: string }): Promise<Claim> {
      const over = { OR: [{ expiresAt: { lt: new Date() } }, { status: null, createdAt: { lt: new Date(Date.now() - ABANDONED_MS) } }] };
      await tx.idempotencyKey.deleteMany({ where: { teamId, route, key, ...over } });
      const expiresAt = new Date(Date.now() + KEPT_MS);
      const { count } = await tx.idempotencyKey.createMany({ data: { teamId, route, key, requestHash, expiresAt }, skipDuplicates: true });
      if (count > 0) return { state: "new" };
      const row = await tx.idempotencyKey.findUniqueOrThrow({ where: { teamId_route_key: { teamId, route, key } } });
      if (row.requestHash !== requestHash) return { state: "mismatch" };
      return row.status === null ? { state: "running" } : { state: "done", status: row.status, response: fromJson<unknown>(row.response) };
    },
    async complete({ route, key, status, response }: { route: string; key: string; status: number; response: unknown }): Promise<void> {
      const where = { teamId_route_key: { teamId, route, key } };
      await tx.idempotencyKey.update({ where, data: { status, response: toJson(response) } });
    },
    /** Gives the key back after a failure that may be tried again. */
    async release({ route, key }: { route: string; key: string }): Promise<void> {
      await tx.idempotencyKey.deleteMany({ where: { teamId, route, key, status: null } });
    },
  };
}
