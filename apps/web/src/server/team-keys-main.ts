/** Prints [{team, key}]: for every team of the install an admin key of one hour, with which `./slipway down --all` stops its clusters. */
import { createDatabase } from "@slipway/db";
import { teamAdmin } from "@slipway/db/system";
import { newApiKey } from "@slipway/usecases";
import { readEnv } from "../env.ts";

const HOUR_MS = 3_600_000;

const env = readEnv(process.env);
const database = createDatabase({ appUrl: env.DATABASE_URL, signinUrl: env.DATABASE_SIGNIN_URL, systemUrl: env.DATABASE_SYSTEM_URL });

async function issueKey({ id, slug }: { id: string; slug: string }): Promise<{ team: string; key: string }> {
  const { key, prefix, keyHash } = newApiKey();
  const row = {
    name: "down --all",
    role: "admin",
    prefix,
    keyHash,
    createdBy: "slipway",
    expiresAt: new Date(Date.now() + HOUR_MS),
  } as const;
  await database.forTeam(id).transaction((tx) => tx.apiKeys.create(row));
  return { team: slug, key };
}

try {
  const teams = await teamAdmin(database).listTeams();
  process.stdout.write(`${JSON.stringify(await Promise.all(teams.map(issueKey)))}\n`);
} finally {
  await database.close();
}
