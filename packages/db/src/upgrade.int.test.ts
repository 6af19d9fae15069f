import { randomBytes, randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { testServerUrl } from "./testing/index.ts";

const folder = path.resolve(import.meta.dirname, "../../../prisma/migrations");
const name = `upgrade_${randomBytes(6).toString("hex")}`;
const password = randomBytes(12).toString("hex");
let serverUrl: string;
const [team, other, user, key, cluster] = [randomUUID(), randomUUID(), randomUUID(), randomUUID(), randomUUID()];

const at = (database: string, login?: string): string => {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  if (login) Object.assign(url, { username: login, password });
  return url.toString();
};

async function query(url: string, sql: string, values?: unknown[]): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql, values)).rows ?? [];
  } finally {
    await client.end();
  }
}

/** An install of before sign-in by better-auth: a managed PostgreSQL, whose administrator is no superuser. */
beforeAll(async () => {
  serverUrl = await testServerUrl();
  await query(serverUrl, `CREATE ROLE ${name} LOGIN NOSUPERUSER CREATEROLE PASSWORD '${password}'`);
  await query(serverUrl, `CREATE DATABASE ${name} OWNER ${name}`);
  const migrations = (await readdir(folder)).filter((entry) => /^\d/.test(entry)).sort();
  const run = async (migration: string) => query(at(name, name), await readFile(path.join(folder, migration, "migration.sql"), "utf8"));
  const upgradeAt = migrations.findIndex((migration) => migration.endsWith("_identity"));
  for (const migration of migrations.slice(0, upgradeAt)) await run(migration);
  await query(
    at(name),
    `
    INSERT INTO team (id, slug, name) VALUES ('${team}', 'demo', 'Demo'), ('${other}', 'other', 'Other');
    INSERT INTO user_account (id, email, name, password_hash) VALUES ('${user}', 'demo@slipway.local', 'Demo', 'scrypt$salt$key');
    INSERT INTO membership (team_id, user_id, role) VALUES ('${team}', '${user}', 'owner');
    INSERT INTO session (id, user_id, team_id, token_hash, expires_at) VALUES ('${randomUUID()}', '${user}', '${team}', 'h', now() + interval '1 hour');
    INSERT INTO api_key (id, team_id, name, role, prefix, key_hash, created_by) VALUES
      ('${key}', '${team}', 'demo', 'admin', 'slw_live_1', 'hash-1', 'slipway'),
      ('${randomUUID()}', '${team}', 'reader', 'viewer', 'slw_live_2', 'hash-2', 'key/1'),
      ('${randomUUID()}', '${team}', 'second', 'admin', 'slw_live_3', 'hash-3', 'key/1');
    INSERT INTO cluster (id, team_id, name, subnet_index) VALUES ('${cluster}', '${team}', 'demo', 7);
    INSERT INTO blueprint (id, team_id, name) VALUES ('${randomUUID()}', '${team}', 'demo');
  `,
  );
  for (const migration of migrations.slice(upgradeAt)) await run(migration);
});

afterAll(async () => {
  await query(serverUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await query(serverUrl, `DROP OWNED BY ${name}`);
  await query(serverUrl, `DROP ROLE ${name}`);
});

test("people keep their passwords and memberships, and sign in again", async () => {
  const accounts = await query(at(name), "SELECT user_id, account_id, provider_id, password FROM account");
  expect(accounts).toEqual([{ user_id: user, account_id: user, provider_id: "credential", password: "scrypt$salt$key" }]);
  expect(await query(at(name), "SELECT user_id, role FROM membership")).toEqual([{ user_id: user, role: "owner" }]);
  expect(await query(at(name), "SELECT 1 FROM session")).toEqual([]);
});

test("keys keep their rights, by a service account for each role", async () => {
  const rows = await query(
    at(name),
    `SELECT k.key_hash, s.role, k.actions, k.cluster_ids, k.project_ids, k.user_id FROM api_key k
     JOIN service_account s ON s.id = k.service_account_id AND s.team_id = k.team_id ORDER BY k.key_hash`,
  );
  const whole = { actions: ["*"], cluster_ids: [], project_ids: [], user_id: null };
  expect(rows).toEqual([
    { key_hash: "hash-1", role: "admin", ...whole },
    { key_hash: "hash-2", role: "viewer", ...whole },
    { key_hash: "hash-3", role: "admin", ...whole },
  ]);
  expect(await query(at(name), "SELECT name FROM service_account ORDER BY name")).toHaveLength(2);
});

test("what a team has lies in its default project", async () => {
  const rows = await query(
    at(name),
    `SELECT p.name, p.team_id, c.name AS cluster, b.name AS blueprint FROM project p
     LEFT JOIN cluster c ON c.project_id = p.id LEFT JOIN blueprint b ON b.project_id = p.id ORDER BY c.name`,
  );
  expect(rows).toEqual([
    { name: "default", team_id: team, cluster: "demo", blueprint: "demo" },
    { name: "default", team_id: other, cluster: null, blueprint: null },
  ]);
});

test("row-level security is forced again where the upgrade had to lift it", async () => {
  const sql =
    "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND NOT relforcerowsecurity ORDER BY 1";
  expect((await query(at(name), sql)).map(({ relname }) => relname)).toEqual(["watch_lease"]);
});
