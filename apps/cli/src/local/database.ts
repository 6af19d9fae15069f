import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { migrationEnvironment } from "./environment.ts";
import { projectRoot } from "./home.ts";
import type { LocalSecrets } from "./local-secrets.ts";
import type { LocalState } from "./local-state.ts";
import { runCommand } from "./run-command.ts";

const stampFile = join(projectRoot, "packages/db/src/generated/.stamp");

/** The typed database client is generated from the schema and not kept in git. */
export async function generateDatabaseClient(): Promise<void> {
  const schema = createHash("sha256")
    .update(readFileSync(join(projectRoot, "prisma/schema.prisma")))
    .digest("hex");
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === schema) return;
  // Prisma's own program: a machine that runs the Node of our packages need not have npm.
  await runCommand([process.execPath, join(projectRoot, "node_modules/prisma/build/index.js"), "generate"], { cwd: projectRoot });
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, schema);
}

export async function migrateDatabase(install: { state: LocalState; secrets: LocalSecrets }, note: (text: string) => void): Promise<void> {
  await runCommand([process.execPath, join(projectRoot, "packages/db/src/migrate-main.ts")], {
    env: migrationEnvironment(install),
    cwd: projectRoot,
    onErrorLine: note,
  });
}
