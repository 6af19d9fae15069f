/**
 * With which `./slipway down --all` stops every team's clusters: prints [{team, keyId, key}], an admin key of one hour for every team of the
 * install. With SLIPWAY_USED_KEYS, a list of such ids, it removes them instead and prints {removed}.
 */
import { createDatabase } from "@slipway/db";
import { sweeps, teamAdmin } from "@slipway/db/system";
import { newApiKey } from "@slipway/usecases";
import { readEnv } from "../env.ts";
import { admitInstallKey } from "./install-key.ts";

const HOUR_MS = 3_600_000;

const env = readEnv(process.env);
const database = createDatabase({
  appUrl: env.DATABASE_URL,
  signinUrl: env.DATABASE_SIGNIN_URL,
  systemUrl: env.DATABASE_SYSTEM_URL,
  masterKey: Buffer.from(env.SLIPWAY_MASTER_KEY, "base64"),
});

const usedKeys = process.env.SLIPWAY_USED_KEYS;

async function issueKey({ id, slug }: { id: string; slug: string }): Promise<{ team: string; keyId: string; key: string }> {
  const { key } = newApiKey();
  const expiresAt = new Date(Date.now() + HOUR_MS);
  return { team: slug, keyId: await admitInstallKey(database, { teamId: id, name: "down --all", key, expiresAt }), key };
}

const issueKeys = async () => Promise.all((await teamAdmin(database).listTeams()).map(issueKey));
const removeKeys = async (keyIds: string[]) => ({ removed: await sweeps(database).removeOwnKeys(keyIds) });

try {
  const printed = usedKeys === undefined ? await issueKeys() : await removeKeys(usedKeys.split(","));
  process.stdout.write(`${JSON.stringify(printed)}\n`);
} finally {
  await database.close();
}
