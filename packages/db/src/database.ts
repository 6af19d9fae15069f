import { AppError } from "@slipway/core/errors";
import { inTransaction, openClient, type Tx } from "./connections.ts";
import { eventFeed } from "./event-feed.ts";
import type { PrismaClient } from "./generated/prisma/client.ts";
import { isId } from "./page.ts";
import { type TeamTx, teamTx } from "./team-tx.ts";

export interface DatabaseOptions {
  appUrl: string;
  signinUrl: string;
  systemUrl: string;
  /** Connections of the application role; default 10. The other roles have 2 each. */
  max?: number;
}

export interface TeamDb {
  readonly teamId: string;
  /** One transaction; run again on serialisation failures, so `work` must have no effect elsewhere. UNAVAILABLE. */
  transaction<T>(work: (tx: TeamTx) => Promise<T>): Promise<T>;
  /** Resolves once the cluster has an event after `sequence`, or the signal aborts. Heard at once, looked for every 2 s. */
  waitForEvents(clusterId: string, sequence: number, signal: AbortSignal): Promise<void>;
}

export interface Database {
  forTeam(teamId: string): TeamDb;
  /** Resolves when the database answers. UNAVAILABLE. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** The same database for the code of this package: transactions that hand out the client. */
export interface Connections {
  inTeam<T>(teamId: string, work: (tx: Tx) => Promise<T>): Promise<T>;
  signin<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  system<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
}

const SMALL_POOL = 2;
const connectionsByDatabase = new WeakMap<Database, Connections>();

export function connectionsOf(database: Database): Connections {
  const connections = connectionsByDatabase.get(database);
  if (!connections) throw new AppError("INTERNAL", "This database was not made by createDatabase().");
  return connections;
}

/** Opens nothing yet: connections are made at first use. */
export function createDatabase(options: DatabaseOptions): Database {
  const app = openClient(options.appUrl, options.max ?? 10);
  const signin = openClient(options.signinUrl, SMALL_POOL);
  const system = openClient(options.systemUrl, SMALL_POOL);
  const feed = eventFeed(options.appUrl);
  const inTeam = teamTransactions(app);

  const database: Database = {
    forTeam(teamId) {
      return {
        teamId,
        transaction: (work) => inTeam(teamId, (tx) => work(teamTx({ tx, teamId }))),
        waitForEvents: (clusterId, sequence, signal) =>
          feed.wait(clusterId, () => inTeam(teamId, (tx) => hasEventAfter(tx, clusterId, sequence)), signal),
      };
    },
    async ping() {
      await inTransaction(app, (tx) => tx.$queryRaw`SELECT 1`);
    },
    async close() {
      await Promise.all([feed.close(), app.$disconnect(), signin.$disconnect(), system.$disconnect()]);
    },
  };
  connectionsByDatabase.set(database, {
    inTeam,
    signin: (work) => inTransaction(signin, work),
    system: (work) => inTransaction(system, work),
  });
  return database;
}

/** The team is set for the transaction only: nothing of it is left on the pooled connection. */
function teamTransactions(app: PrismaClient): Connections["inTeam"] {
  return (teamId, work) => {
    if (!isId(teamId)) throw new AppError("INTERNAL", `Not a team's id: ${teamId}`);
    return inTransaction(app, async (tx) => {
      await tx.$queryRaw`SELECT set_config('app.team_id', ${teamId}, true)`;
      return work(tx);
    });
  };
}

async function hasEventAfter(tx: Tx, clusterId: string, sequence: number): Promise<boolean> {
  const newer = await tx.cluster.findUnique({ where: { id: clusterId, lastSequence: { gt: sequence } }, select: { id: true } });
  return newer !== null;
}
