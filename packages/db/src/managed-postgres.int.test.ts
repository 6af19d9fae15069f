import { execFile, execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmodSync, chownSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createDatabase } from "./database.ts";
import { databaseRoles, roleUrl } from "./install.ts";
import { ownHealth } from "./system/own-health.ts";
import { createTestCluster, createTestTeam } from "./testing/index.ts";
import { startServer, type TestServer } from "./testing/test-server.ts";

const root = path.resolve(import.meta.dirname, "../../..");
const run = promisify(execFile);
const passwords = { app: "app-password-1", signin: "signin-password-1", system: "system-password-1" };

let folder: string;
let server: TestServer;
const at = (name: string): string => path.join(folder, name);

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "slipway-managed-"));
  chmodSync(folder, 0o755);
  const made = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1"];
  const names = ["-addext", "subjectAltName=IP:127.0.0.1,DNS:localhost"];
  execFileSync("openssl", ["req", "-x509", ...made, ...names, "-keyout", at("key.pem"), "-out", at("cert.pem")], { stdio: "ignore" });
  giveToServer(at("key.pem"));
  server = await startServer(["ssl=on", `ssl_cert_file=${at("cert.pem")}`, `ssl_key_file=${at("key.pem")}`]);
});
afterAll(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Started by root, the server runs as `postgres`, and wants its key to itself. */
function giveToServer(file: string): void {
  chmodSync(file, 0o600);
  if (userInfo().uid !== 0) return;
  const [, , uid = "0", gid = "0"] = /^postgres:.*$/m.exec(readFileSync("/etc/passwd", "utf8"))?.[0].split(":") ?? [];
  chownSync(file, Number(uid), Number(gid));
}

/** As a vendor gives it: an administrator who may make databases and roles and is no superuser; connections are encrypted and the server proves itself. */
async function vendorsAdmin(): Promise<string> {
  const client = new pg.Client({ connectionString: server.adminUrl });
  await client.connect();
  await client.query("CREATE ROLE cloud_admin LOGIN NOSUPERUSER CREATEROLE CREATEDB PASSWORD 'admin-password-1'");
  await client.end();
  const url = new URL(server.adminUrl);
  Object.assign(url, { username: "cloud_admin", password: "admin-password-1", pathname: "/slipway" });
  url.search = `?sslmode=verify-full&sslrootcert=${encodeURIComponent(at("cert.pem"))}`;
  return url.toString();
}

test("the migration job of an administrator without superuser rights installs all, over TLS, and the product works on it", async () => {
  const adminUrl = await vendorsAdmin();
  const { stderr } = await run(process.execPath, [path.join(root, "packages/db/src/migrate-main.ts")], {
    env: {
      ...process.env,
      DATABASE_ADMIN_URL: adminUrl,
      DATABASE_APP_PASSWORD: passwords.app,
      DATABASE_SIGNIN_PASSWORD: passwords.signin,
      DATABASE_SYSTEM_PASSWORD: passwords.system,
    },
  });
  expect(stderr).toContain("Database created");

  const [appUrl = "", signinUrl = "", systemUrl = ""] = (["app", "signin", "system"] as const).map((role) =>
    roleUrl(adminUrl, role, passwords[role]),
  );
  const database = createDatabase({ appUrl, signinUrl, systemUrl, masterKey: randomBytes(32) });
  try {
    expect(await ownHealth(database).missingMigrations(path.join(root, "prisma/migrations"))).toEqual([]);
    expect(await ownHealth(database).takeTokens({ key: "k", capacity: 5, perSecond: 1 }, 2)).toEqual({ granted: 2, remaining: 3 });
    const [one, two] = [await createTestTeam(database), await createTestTeam(database)];
    const cluster = await createTestCluster(database, one.teamId);
    expect(await database.forTeam(two.teamId).transaction((tx) => tx.clusters.find(cluster.id))).toBeNull();
    expect(await database.forTeam(one.teamId).transaction((tx) => tx.clusters.find(cluster.id))).toMatchObject({ id: cluster.id });

    const client = new pg.Client({ connectionString: server.adminUrl });
    await client.connect();
    const encrypted = await client.query(
      "SELECT a.usename AS role, bool_and(s.ssl) AS ssl FROM pg_stat_ssl s JOIN pg_stat_activity a USING (pid) WHERE a.usename LIKE 'slipway%' GROUP BY 1",
    );
    const bypassing = await client.query("SELECT rolname FROM pg_roles WHERE rolname LIKE 'slipway%' AND (rolsuper OR rolbypassrls)");
    await client.end();
    expect(encrypted.rows.map(({ role }) => role).sort()).toEqual(Object.values(databaseRoles).sort());
    expect(encrypted.rows.every(({ ssl }) => ssl)).toBe(true);
    expect(bypassing.rows).toEqual([]);
  } finally {
    await database.close();
  }
});

test("a server that cannot prove itself is refused", async () => {
  const url = roleUrl(server.adminUrl, "app", passwords.app).replace("/postgres", "/slipway");
  const database = createDatabase({
    appUrl: `${url}?sslmode=verify-full`,
    signinUrl: url,
    systemUrl: url,
    masterKey: randomBytes(32),
  });
  await expect(database.ping()).rejects.toMatchObject({ name: "AppError" });
  await database.close();
});
