import { PrismaPg } from "@prisma/adapter-pg";
import { AppError } from "@slipway/core/errors";
import pg from "pg";
import { mayRetry, toAppError } from "./db-errors.ts";
import { directTransaction } from "./direct-transaction.ts";
import { type Prisma, PrismaClient } from "./generated/prisma/client.ts";
import type { Statements } from "./statements.ts";

/** What stores work with: one transaction of one team (or, for system roles, of none). */
export type Tx = Prisma.TransactionClient;

const STATEMENT_TIMEOUT_MS = 5_000;
const TRANSACTION_TIMEOUT_MS = 20_000;
const CONNECT_TIMEOUT_MS = 4_000;
const MAX_ATTEMPTS = 5;

export interface PoolState {
  pool: string;
  total: number;
  idle: number;
  /** Transactions that wait for a connection. */
  waiting: number;
}

export interface OpenClient {
  name: string;
  client: PrismaClient;
  pool: pg.Pool;
  state(): PoolState;
  close(): Promise<void>;
}

export function openClient(name: string, connectionString: string, max: number): OpenClient {
  const pool = new pg.Pool({
    connectionString,
    max,
    // Prisma waits for each answer; direct transactions do not.
    pipeline: true,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    idle_in_transaction_session_timeout: TRANSACTION_TIMEOUT_MS,
  });
  const adapter = new PrismaPg(pool);
  const client = new PrismaClient({ adapter, transactionOptions: { maxWait: STATEMENT_TIMEOUT_MS, timeout: TRANSACTION_TIMEOUT_MS } });
  return {
    name,
    client,
    pool,
    state: () => ({ pool: name, total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    async close() {
      await client.$disconnect();
      if (!pool.ending) await pool.end();
    },
  };
}

const pauseMs = (attempt: number): number => 10 * 2 ** attempt * (0.5 + Math.random() / 2);

/**
 * Runs `work` in one transaction, again when the database asks for it (serialisation, deadlock): `work` must have no effect
 * elsewhere. A connection lost around COMMIT is UNAVAILABLE: it may have happened or not.
 */
export function inTransaction<T>({ client }: OpenClient, work: (tx: Tx) => Promise<T>): Promise<T> {
  return asOftenAsNeeded(() => client.$transaction(work));
}

/** The same past Prisma: for raw statements alone. */
export function inDirectTransaction<T>({ pool }: OpenClient, { enter, work }: DirectWork<T>): Promise<T> {
  return asOftenAsNeeded(() => directTransaction(pool, enter, work));
}

interface DirectWork<T> {
  enter(tx: Statements): Promise<void>;
  work(tx: Statements): Promise<T>;
}

async function asOftenAsNeeded<T>(transaction: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await transaction();
    } catch (error) {
      if (attempt >= MAX_ATTEMPTS || error instanceof AppError || !mayRetry(error)) throw toAppError(error);
      await new Promise((resolve) => setTimeout(resolve, pauseMs(attempt)));
    }
  }
}
