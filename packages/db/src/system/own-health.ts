import { readdir } from "node:fs/promises";
import { connectionsOf, type Database } from "../database.ts";
import { toAppError } from "../db-errors.ts";

/** A bucket's name, and how many tokens it holds and gets back in a second. */
export interface Bucket {
  key: string;
  capacity: number;
  perSecond: number;
}

export interface TakenTokens {
  granted: number;
  /** Left for whoever comes next, of any process. */
  remaining: number;
}

export type OwnHealth = ReturnType<typeof ownHealth>;

/** What a process asks for its own sake: limits, queue, readiness. */
export function ownHealth(database: Database) {
  const { signinClient, system } = connectionsOf(database);

  return {
    /** Up to `want` whole tokens, in one statement of its own. UNAVAILABLE. */
    async takeTokens({ key, capacity, perSecond }: Bucket, want: number): Promise<TakenTokens> {
      try {
        const [row] = await signinClient.$queryRaw<TakenTokens[]>`
          SELECT granted, remaining FROM slipway_take_tokens(${key}, ${want}::integer, ${capacity}::float8, ${perSecond}::float8)`;
        return row ?? { granted: 0, remaining: 0 };
      } catch (error) {
        throw toAppError(error);
      }
    },

    /** How many operations wait and run, of all teams. */
    async openOperations(): Promise<Record<string, number>> {
      const rows = await system(
        (tx) =>
          tx.$queryRaw<{ state: string; count: number }[]>`
            SELECT state, count(*)::int AS count FROM operation WHERE state IN ('pending', 'running') GROUP BY state`,
      );
      return { pending: 0, running: 0, ...Object.fromEntries(rows.map(({ state, count }) => [state, count])) };
    },

    /** Names of migrations in `folder` that this database has not had. UNAVAILABLE. */
    async missingMigrations(folder: string): Promise<string[]> {
      const entries = await readdir(folder, { withFileTypes: true });
      const applied = await system((tx) => tx.$queryRaw<{ name: string }[]>`SELECT name FROM slipway_applied_migrations() AS name`);
      const done = new Set(applied.map(({ name }) => name));
      return entries.flatMap((entry) => (entry.isDirectory() && !done.has(entry.name) ? entry.name : []));
    },
  };
}
