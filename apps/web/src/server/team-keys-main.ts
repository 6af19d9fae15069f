/** Prints [{team, key}]: for every team of the install an admin key of one hour, with which `./slipway down --all` stops its clusters. */
import { createDatabase } from "@slipway/db";
import { teamAdmin } from "@slipway/db/system";
import { newApiKey } from "@slipway/usecases";
import { readEnv } from "../env.ts";
import { admitInstallKey } from "./install-key.ts";

const HOUR_MS = 3_600_000;

const env = readEnv(process.env);
const database = createDatabase({ appUrl: env.DATABASE_URL, signinUrl: env.DATABASE_SIGNIN_URL, systemUrl: env.DATABASE_SYSTEM_URL });

async function issueKey({ id, slug }: { id: string; slug: string }): Promise<{ team: string; key: string }> {
  const { key } = newApiKey();
  await admitInstallKey(database, { teamId: id, name: "down --all", key, expiresAt: new Date(Date.now() + HOUR_MS) });
  return { team: slug, key };
}

try {
  const teams = await teamAdmin(database).listTeams();
  process.stdout.write(`${JSON.stringify(await Promise.all(teams.map(issueKey)))}\n`);
} finally {
  await database.close();
}
