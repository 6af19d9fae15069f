import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { deployMigrations, ensureDatabase, pendingMigrations } from "./install.ts";
import { testPasswords, testServerUrl } from "./testing/index.ts";

const root = path.resolve(import.meta.dirname, "../../..");
const run = promisify(execFile);
const name = `installed here ${process.pid}`;
let serverUrl: string;
let adminUrl: string;

beforeAll(async () => {
  serverUrl = await testServerUrl();
  adminUrl = Object.assign(new URL(serverUrl), { pathname: `/${name}` }).toString();
});
afterAll(async () => {
  if (!serverUrl) return;
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  await client.query(`DROP DATABASE IF EXISTS "${name}"`);
  await client.end();
});

const env = (more: Record<string, string>) => ({ ...process.env, PATH: `${path.dirname(process.execPath)}:${process.env.PATH}`, ...more });

test("migrations are deployed once", async () => {
  expect(await ensureDatabase(adminUrl)).toBe(true);
  expect(await ensureDatabase(adminUrl)).toBe(false);
  const pending = await pendingMigrations(adminUrl);
  expect(pending.length).toBeGreaterThanOrEqual(2);
  expect(await deployMigrations(adminUrl)).toEqual(pending);
  expect(await deployMigrations(adminUrl)).toEqual([]);
});

test("the command line installs, says so, and names what is missing", async () => {
  const main = path.join(root, "packages/db/src/migrate-main.ts");
  // The server's own: its roles are every file's.
  const { app, signin, system } = testPasswords;
  const passwords = { DATABASE_APP_PASSWORD: app, DATABASE_SIGNIN_PASSWORD: signin, DATABASE_SYSTEM_PASSWORD: system };
  const { stderr } = await run(process.execPath, [main], { env: env({ DATABASE_ADMIN_URL: adminUrl, ...passwords }) });
  expect(stderr).toContain("Database found; 0 migrations applied.");
  const failed = run(process.execPath, [main], { env: env({ DATABASE_ADMIN_URL: "" }) });
  await expect(failed).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining("DATABASE_ADMIN_URL is not set") });
});

test("the schema and the migrations say the same, as our schema engine sees it", async () => {
  const prisma = path.join(root, "node_modules/.bin/prisma");
  const args = ["migrate", "diff", "--from-migrations", "prisma/migrations", "--to-schema", "prisma/schema.prisma", "--exit-code"];
  const { stdout } = await run(prisma, args, { cwd: root, env: env({ DATABASE_ADMIN_URL: adminUrl }) });
  expect(stdout).toContain("No difference detected");
});
