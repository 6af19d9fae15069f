import type { Database, TeamTx } from "@slipway/db";
import { signIn } from "@slipway/db/system";
import { apiKeyPrefix, hashApiKey } from "@slipway/usecases";

/** Holds the keys of the computer that Slipway is installed on. */
const HOLDER = "Slipway CLI";

interface InstallKey {
  teamId: string;
  name: string;
  key: string;
  /** null: as long as the install. */
  expiresAt: Date | null;
}

/** Lets the install's own key into the team, with an admin's rights; one that is in already is left as it is. Resolves to the key's id. */
export async function admitInstallKey(database: Database, { teamId, name, key, expiresAt }: InstallKey): Promise<string> {
  const keyHash = hashApiKey(key);
  const known = await signIn(database).findApiKey(keyHash);
  if (known) return known.id;
  return database.forTeam(teamId).transaction(async (tx) => {
    const holder = { serviceAccountId: await holderId(tx) };
    const plain = { name, prefix: apiKeyPrefix(key), keyHash, createdBy: "slipway", expiresAt };
    return (await tx.apiKeys.create({ holder, actions: null, reach: "team", ...plain })).id;
  });
}

async function holderId(tx: TeamTx): Promise<string> {
  const known = await tx.serviceAccounts.findByName(HOLDER);
  return (known ?? (await tx.serviceAccounts.create({ name: HOLDER, role: "admin", createdBy: "slipway" }))).id;
}
