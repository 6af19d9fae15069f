import { AppError } from "@slipway/core/errors";
import type pg from "pg";
import type { Statements } from "./statements.ts";

/**
 * One transaction past Prisma, whose own work for a statement takes several times as long as the database's: for what is read and written
 * thousands of times an operation. Statements are sent without waiting for earlier answers; `enter` comes first and counts for all of them.
 */
export async function directTransaction<T>(
  pool: pg.Pool,
  enter: (tx: Statements) => Promise<void>,
  work: (tx: Statements) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  // A connection that breaks fails its statements; without a listener it would end the process.
  client.on("error", ignore);
  let lost = false;
  try {
    const begun = client.query("BEGIN");
    const entered = Promise.all([begun, enter(statementsOf(client))]).then(ignore);
    entered.catch(ignore);
    const result = await work(statementsOf(client, entered));
    await entered;
    await commit(client);
    return result;
  } catch (error) {
    lost = !(await rolledBack(client));
    throw error;
  } finally {
    client.off("error", ignore);
    client.release(lost);
  }
}

const ignore = (): void => undefined;

/** No answer is given before `first`, and none at all when that fails. */
function statementsOf(client: pg.PoolClient, first?: Promise<void>): Statements {
  async function run(text: TemplateStringsArray, values: unknown[]): Promise<pg.QueryResult> {
    const answer = client.query(
      text.reduce((before, part, position) => `${before}$${position}${part}`),
      values,
    );
    answer.catch(ignore);
    await first;
    return answer;
  }
  return {
    pipelined: true,
    $queryRaw: async <Rows>(text: TemplateStringsArray, ...values: unknown[]) => (await run(text, values)).rows as Rows,
    $executeRaw: async (text, ...values) => (await run(text, values)).rowCount ?? 0,
  };
}

/** After a failed statement PostgreSQL answers a COMMIT with a rollback, and without an error. */
async function commit(client: pg.PoolClient): Promise<void> {
  const { command } = await client.query("COMMIT");
  if (command !== "COMMIT") throw new AppError("INTERNAL", "The database rolled a transaction back instead of committing it.");
}

async function rolledBack(client: pg.PoolClient): Promise<boolean> {
  try {
    await client.query("ROLLBACK");
    return true;
  } catch {
    return false;
  }
}
