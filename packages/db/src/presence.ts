import { randomInt } from "node:crypto";
import pg from "pg";
import type { Tx } from "./connections.ts";

/** The first key of the advisory locks that stand for processes; no other use of such locks has it. */
const LOCK_CLASS = 0x51_1b_0a;
const MAX_NUMBER = 2 ** 31;

/**
 * A number for this process, held as an advisory lock by a connection of its own: the database lets go of it the moment the
 * process dies, however it dies. A connection that is lost and made again has another number.
 */
export interface Presence {
  number(): Promise<number>;
  close(): Promise<void>;
}

export function presence(connectionString: string): Presence {
  let held: Promise<{ number: number; connection: pg.Client }> | undefined;

  async function hold(): Promise<{ number: number; connection: pg.Client }> {
    const connection = new pg.Client({ connectionString, keepAlive: true });
    const own = { number: randomInt(1, MAX_NUMBER), connection };
    const lose = (): void => {
      held = undefined;
      connection.end().catch(() => undefined);
    };
    connection.on("error", lose);
    connection.on("end", lose);
    try {
      await connection.connect();
      await connection.query("SELECT pg_advisory_lock($1, $2)", [LOCK_CLASS, own.number]);
    } catch (error) {
      lose();
      throw error;
    }
    return own;
  }

  return {
    async number() {
      held ??= hold();
      return (await held).number;
    },
    async close() {
      const own = await held?.catch(() => undefined);
      await own?.connection.end();
    },
  };
}

/** Whether the process of that number is gone. Who is told so holds its lock until the transaction ends: one asker takes over. */
export async function isGone(tx: Tx, number: number): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ gone: boolean }[]>`SELECT pg_try_advisory_xact_lock(${LOCK_CLASS}::int, ${number}::int) AS gone`;
  return row?.gone === true;
}
