/** Makes a team, its owner and its admin key, once: `./slipway up` runs it for the demo team, `team add` for others. Prints {teamId}. */
import { dnsLabel } from "@slipway/core/blueprint";
import { isAppError } from "@slipway/core/errors";
import { createDatabase, type Database } from "@slipway/db";
import { signIn, teamAdmin } from "@slipway/db/system";
import { apiKeyPrefix, hashApiKey, hashPassword, looksLikeApiKey } from "@slipway/usecases";
import { z } from "zod";
import { readEnv } from "../env.ts";

const wanted = z
  .object({
    SLIPWAY_TEAM: dnsLabel,
    SLIPWAY_TEAM_EMAIL: z.email().toLowerCase(),
    SLIPWAY_TEAM_PASSWORD: z.string().min(12),
    SLIPWAY_TEAM_KEY: z.string().refine(looksLikeApiKey, "is not a key of ours"),
  })
  .parse(process.env);

const env = readEnv(process.env);
const database = createDatabase({ appUrl: env.DATABASE_URL, signinUrl: env.DATABASE_SIGNIN_URL, systemUrl: env.DATABASE_SYSTEM_URL });

async function ensureTeam(): Promise<string> {
  const admin = teamAdmin(database);
  const slug = wanted.SLIPWAY_TEAM;
  const name = slug.charAt(0).toUpperCase() + slug.slice(1);
  const existing = await admin.findTeam(slug);
  if (existing) return existing.id;
  const owner = { email: wanted.SLIPWAY_TEAM_EMAIL, name, passwordHash: await hashPassword(wanted.SLIPWAY_TEAM_PASSWORD) };
  try {
    return (await admin.createTeam({ slug, name, owner })).team.id;
  } catch (error) {
    const made = isAppError(error, "CONFLICT") ? await admin.findTeam(slug) : null;
    if (made) return made.id;
    throw error;
  }
}

async function ensureKey(db: Database, teamId: string): Promise<void> {
  const keyHash = hashApiKey(wanted.SLIPWAY_TEAM_KEY);
  if (await signIn(db).findApiKey(keyHash)) return;
  const key = {
    name: wanted.SLIPWAY_TEAM,
    role: "admin",
    prefix: apiKeyPrefix(wanted.SLIPWAY_TEAM_KEY),
    keyHash,
    createdBy: "slipway",
    expiresAt: null,
  } as const;
  await db.forTeam(teamId).transaction((tx) => tx.apiKeys.create(key));
}

try {
  const teamId = await ensureTeam();
  await ensureKey(database, teamId);
  process.stdout.write(`${JSON.stringify({ teamId })}\n`);
} finally {
  await database.close();
}
