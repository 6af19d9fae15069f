import type { Reach } from "@slipway/core/access";
import { AppError } from "@slipway/core/errors";
import { noTracing, type Tracing } from "@slipway/core/ports";
import { type AuditSealer, auditSealer } from "./audit-sealer.ts";
import { type ChangeFeed, changeFeed } from "./change-feed.ts";
import { inDirectTransaction, inTransaction, type OpenClient, openClient, type PoolState, type Tx } from "./connections.ts";
import { eventFeed } from "./event-feed.ts";
import type { PrismaClient } from "./generated/prisma/client.ts";
import { listeningConnection } from "./listening-connection.ts";
import { newId } from "./new-id.ts";
import { presence } from "./presence.ts";
import { enterTeam } from "./reach.ts";
import type { Statements } from "./statements.ts";
import { type TeamTx, teamTx } from "./team-tx.ts";

export interface DatabaseOptions {
  appUrl: string;
  signinUrl: string;
  systemUrl: string;
  /** 32 bytes, kept outside the database: the audit log's ends are sealed with what follows from it. */
  masterKey: Uint8Array;
  /** Connections of the application role; default 10. Sign-in has half as many, the system role 2. */
  max?: number;
  /** Each transaction is a span. */
  tracing?: Tracing;
}

export interface TeamDb {
  readonly teamId: string;
  /** One transaction; run again on serialisation failures, so `work` must have no effect elsewhere. UNAVAILABLE. */
  transaction<T>(work: (tx: TeamTx) => Promise<T>): Promise<T>;
  /** Resolves once the cluster has an event after `sequence`, or the signal aborts. Heard at once, looked for every 2 s. */
  waitForEvents(clusterId: string, sequence: number, signal: AbortSignal): Promise<void>;
}

export interface Database {
  /** Without a reach: the whole team. */
  forTeam(teamId: string, reach?: Reach): TeamDb;
  /** A team that is to be made: `tx.team.create()` comes first. */
  forNewTeam(): TeamDb;
  /** What any process changes, told to this one. The first to ask has the connection made. */
  changes: ChangeFeed;
  /** Resolves when the database answers. UNAVAILABLE. */
  ping(): Promise<void>;
  /** The connections of this process as they are now. */
  pools(): PoolState[];
  close(): Promise<void>;
}

/** The same database for the code of this package: transactions that hand out the client. */
export interface Connections {
  sealer: AuditSealer;
  inTeam<T>(teamId: string, work: (tx: Tx) => Promise<T>, reach?: Reach): Promise<T>;
  /** The same past Prisma, several times as fast: for raw statements alone, and for the whole team. */
  inTeamDirectly<T>(teamId: string, work: (tx: Statements) => Promise<T>): Promise<T>;
  signin<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  system<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Sign-in's own client, for better-auth's adapter. */
  signinClient: PrismaClient;
}

const SMALL_POOL = 2;
const DEFAULT_POOL = 10;
// On the database itself, not in a map of this module: the web process has this module twice, as it is and inside Next's bundle.
const CONNECTIONS = Symbol.for("slipway.connections");

export function connectionsOf(database: Database): Connections {
  const connections = (database as { [CONNECTIONS]?: Connections })[CONNECTIONS];
  if (!connections) throw new AppError("INTERNAL", "This database was not made by createDatabase().");
  return connections;
}

/** Opens nothing yet: connections are made at first use. */
export function createDatabase(options: DatabaseOptions): Database {
  const max = options.max ?? DEFAULT_POOL;
  const tracing = options.tracing ?? noTracing;
  const app = openClient("app", options.appUrl, max);
  const signin = openClient("signin", options.signinUrl, Math.max(SMALL_POOL, Math.ceil(max / 2)));
  const system = openClient("system", options.systemUrl, SMALL_POOL);
  const { feed, changes, listener } = openFeeds(options.appUrl);
  const ourPresence = presence(options.appUrl);
  const traced = <T>({ name }: OpenClient, transaction: () => Promise<T>): Promise<T> =>
    tracing.span("database transaction", { "db.system.name": "postgresql", "slipway.database.role": name }, transaction);
  const run: Run = (client, work) => traced(client, () => inTransaction(client, work));
  const inTeam: Connections["inTeam"] = (teamId, work, reach = "team") =>
    run(app, async (tx) => {
      await enterTeam(tx, teamId, reach);
      return work(tx);
    });

  const sealer = auditSealer(options.masterKey);
  const connections: Connections = {
    sealer,
    inTeam,
    inTeamDirectly: (teamId, work) => traced(app, () => inDirectTransaction(app, { enter: (tx) => enterTeam(tx, teamId, "team"), work })),
    signin: (work) => run(signin, work),
    system: (work) => run(system, work),
    signinClient: signin.client,
  };
  const database: Database = {
    forTeam(teamId, reach = "team") {
      return {
        teamId,
        transaction: (work) =>
          inTeam(teamId, (tx) => work(teamTx({ tx, teamId, sealer, presence: ourPresence, traceparent: tracing.traceparent() })), reach),
        waitForEvents: (clusterId, sequence, signal) =>
          feed.wait(clusterId, () => inTeam(teamId, (tx) => hasEventAfter(tx, clusterId, sequence), reach), signal),
      };
    },
    forNewTeam: () => database.forTeam(newId()),
    changes,
    async ping() {
      await inTransaction(app, (tx) => tx.$queryRaw`SELECT 1`);
    },
    pools: () => [app, signin, system].map(({ state }) => state()),
    async close() {
      await Promise.all([listener.close(), ourPresence.close(), app.close(), signin.close(), system.close()]);
    },
  };
  return Object.assign(database, { [CONNECTIONS]: connections });
}

/** What is told of events and of changes comes over one connection. */
function openFeeds(connectionString: string) {
  const feed = eventFeed(() => listener.open());
  const changes = changeFeed(() => listener.caughtUp());
  const listener = listeningConnection({
    connectionString,
    told: { slipway_event: feed.told, slipway_change: changes.told },
    onGap: changes.onGap,
  });
  return { feed, changes, listener };
}

type Run = <T>(client: OpenClient, work: (tx: Tx) => Promise<T>) => Promise<T>;

async function hasEventAfter(tx: Tx, clusterId: string, sequence: number): Promise<boolean> {
  const newer = await tx.cluster.findUnique({ where: { id: clusterId, lastSequence: { gt: sequence } }, select: { id: true } });
  return newer !== null;
}
