import { spawn } from "node:child_process";
import { readdir } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { AppError } from "@slipway/core/errors";
import pg from "pg";
import { toAppError } from "./db-errors.ts";

/** The three roles that Slipway's processes sign in as; the administrator's is used to install only. */
export const databaseRoles = { app: "slipway_app", signin: "slipway_signin", system: "slipway_system" } as const;

export type DatabaseRole = keyof typeof databaseRoles;
export type RolePasswords = Record<DatabaseRole, string>;

const root = path.resolve(import.meta.dirname, "../../..");
const migrations = path.join(root, "prisma/migrations");

async function withClient<T>(url: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    return await use(client);
  } catch (error) {
    throw toAppError(error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Creates the database that the URL names, unless it is there. Returns whether it had to. */
export async function ensureDatabase(adminUrl: string): Promise<boolean> {
  const server = new URL(adminUrl);
  const name = decodeURIComponent(server.pathname.slice(1));
  server.pathname = "/postgres";
  return withClient(server.toString(), async (client) => {
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [name]);
    if (rowCount) return false;
    await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
    return true;
  });
}

/** Names of migrations that the database has not had yet. */
export async function pendingMigrations(adminUrl: string): Promise<string[]> {
  const entries = await readdir(migrations, { withFileTypes: true });
  const all = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const done = await withClient(adminUrl, async (client) => {
    const { rows } = await client.query<{ present: boolean }>("SELECT to_regclass('_prisma_migrations') IS NOT NULL AS present");
    if (!rows[0]?.present) return [];
    return (await client.query<{ name: string }>("SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL"))
      .rows;
  });
  const finished = new Set(done.map((row) => row.name));
  return all.filter((name) => !finished.has(name)).sort();
}

/** Applies what is pending, by Prisma; starts nothing when there is none. Returns the names applied. */
export async function deployMigrations(adminUrl: string): Promise<string[]> {
  const pending = await pendingMigrations(adminUrl);
  if (pending.length > 0) await runPrisma(["migrate", "deploy"], adminUrl);
  return pending;
}

function runPrisma(args: string[], adminUrl: string): Promise<void> {
  const cli = path.join(path.dirname(createRequire(import.meta.url).resolve("prisma/package.json")), "build/index.js");
  const env = {
    ...process.env,
    DATABASE_ADMIN_URL: adminUrl,
    // The schema engine is a script for `node`: the one that runs now.
    PATH: `${path.dirname(process.execPath)}${path.delimiter}${process.env.PATH ?? ""}`,
  };
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [cli, ...args], { cwd: root, env, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk: Buffer) => {
        output += chunk.toString();
      });
    child.on("error", reject);
    child.on("close", (exitCode) => {
      if (exitCode === 0) resolve();
      else reject(new AppError("INTERNAL", `prisma ${args.join(" ")} ended with ${exitCode}: ${output.trim()}`));
    });
  });
}

/** Lets the roles, which the migrations made, sign in with these passwords. */
export async function installRoles(adminUrl: string, passwords: RolePasswords): Promise<void> {
  await withClient(adminUrl, async (client) => {
    for (const [key, role] of Object.entries(databaseRoles)) {
      await client.query(`ALTER ROLE ${role} LOGIN PASSWORD ${client.escapeLiteral(passwords[key as DatabaseRole])}`);
    }
  });
}

/** The administrator's URL with a role's name and password in place of his. */
export function roleUrl(adminUrl: string, role: DatabaseRole, password: string): string {
  const url = new URL(adminUrl);
  url.username = databaseRoles[role];
  url.password = encodeURIComponent(password);
  return url.toString();
}
