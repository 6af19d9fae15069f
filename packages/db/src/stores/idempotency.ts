import { AppError } from "@slipway/core/errors";
import { fromJson, toJson } from "../json.ts";
import { isGone, type Presence } from "../presence.ts";
import type { TeamScope } from "../scope.ts";

/** Keys are kept this long. */
const KEPT_MS = 24 * 3_600_000;
/** A request that has not ended by then was forgotten by its process, which lives: its key is free again. */
const ABANDONED_MS = 120_000;

interface KeyOfRoute {
  route: string;
  key: string;
}

/** A key that is ours to complete or to release. */
export interface HeldKey extends KeyOfRoute {
  /** The number of the process that runs the request. */
  owner: number;
}

export type Claim =
  /** Ours: do it, then complete(). */
  | { state: "new"; owner: number }
  /** Done before: give the same answer. */
  | { state: "done"; status: number; response: unknown }
  /** The first request still runs. */
  | { state: "running" }
  /** The key was used for another request. */
  | { state: "mismatch" };

export type IdempotencyStore = ReturnType<typeof idempotencyStore>;

export function idempotencyStore({ tx, teamId, presence }: TeamScope & { presence: Presence }) {
  /** The request's process died with it undone. Changes are made with their answer in one transaction, so nothing is done twice. */
  async function takeOver({ route, key }: KeyOfRoute, from: number | null, owner: number): Promise<boolean> {
    if (from === null || !(await isGone(tx, from))) return false;
    const where = { teamId, route, key, status: null, owner: from };
    const { count } = await tx.idempotencyKey.updateMany({ where, data: { owner, createdAt: new Date() } });
    return count > 0;
  }

  return {
    /** Waits for a transaction that claims the same key at this moment. */
    async claim({ route, key, requestHash }: KeyOfRoute & { requestHash: string }): Promise<Claim> {
      const owner = await presence.number();
      const over = { OR: [{ expiresAt: { lt: new Date() } }, { status: null, createdAt: { lt: new Date(Date.now() - ABANDONED_MS) } }] };
      await tx.idempotencyKey.deleteMany({ where: { teamId, route, key, ...over } });
      const data = { teamId, route, key, requestHash, owner, expiresAt: new Date(Date.now() + KEPT_MS) };
      const { count } = await tx.idempotencyKey.createMany({ data, skipDuplicates: true });
      if (count > 0) return { state: "new", owner };
      const row = await tx.idempotencyKey.findUnique({ where: { teamId_route_key: { teamId, route, key } } });
      // Given back at this moment: whoever held it changed nothing, and who asks again may.
      if (!row) return { state: "running" };
      if (row.requestHash !== requestHash) return { state: "mismatch" };
      if (row.status !== null) return { state: "done", status: row.status, response: fromJson<unknown>(row.response) };
      return (await takeOver({ route, key }, row.owner, owner)) ? { state: "new", owner } : { state: "running" };
    },
    /** In the transaction of the change itself. CONFLICT: another process has taken the request over. */
    async complete({ route, key, owner, status, response }: HeldKey & { status: number; response: unknown }): Promise<void> {
      const where = { teamId, route, key, owner, status: null };
      const { count } = await tx.idempotencyKey.updateMany({ where, data: { status, response: toJson(response) } });
      if (count === 0) {
        throw new AppError("CONFLICT", "Another process has taken this request over.", {
          remedy: "Ask again with the same Idempotency-Key.",
        });
      }
    },
    /** Gives the key back after a failure that may be tried again. */
    async release({ route, key, owner }: HeldKey): Promise<void> {
      await tx.idempotencyKey.deleteMany({ where: { teamId, route, key, owner, status: null } });
    },
  };
}
