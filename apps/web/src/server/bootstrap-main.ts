/** Makes the demo team, its owner and its admin key, once: `./slipway up` runs it every time. Prints {teamId}. */
import { isAppError } from "@slipway/core/errors";
import { createDatabase, type Database } from "@slipway/db";
import { signIn, teamAdmin } from "@slipway/db/system";
import { apiKeyPrefix, hashApiKey, hashPassword, looksLikeApiKey } from "@slipway/usecases";
import { z } from "zod";
import { readEnv } from "../env.ts";

const SLUG = "demo";

const demo = z
  .object({
    SLIPWAY_DEMO_EMAIL: z.email().toLowerCase(),
    SLIPWAY_DEMO_PASSWORD: z.string().min(12),
    SLIPWAY_DEMO_KEY: z.string().refine(looksLikeApiKey, "is not a key of ours"),
  })
  .parse(process.env);

const env = readEnv(process.env);
const database = createDatabase({ appUrl: env.DATABASE_URL, signinUrl: env.DATABASE_SIGNIN_URL, systemUrl: env.DATABASE_SYSTEM_URL });

async function ensureTeam(): Promise<string> {
  const admin = teamAdmin(database);
  const existing = await admin.findTeam(SLUG);
  if (existing) return existing.id;
  const owner = { email: demo.SLIPWAY_DEMO_EMAIL, name: "Demo", passwordHash: await hashPassword(demo.SLIPWAY_DEMO_PASSWORD) };
  try {
    return (await admin.createTeam({ slug: SLUG, name: "Demo", owner })).team.id;
  } catch (error) {
    const made = isAppError(error, "CONFLICT") ? await admin.findTeam(SLUG) : null;
    if (made) return made.id;
    throw error;
  }
}

async function ensureKey(db: Database, teamId: string): Promise<void> {
  const keyHash = hashApiKey(demo.SLIPWAY_DEMO_KEY);
  if (await signIn(db).findApiKey(keyHash)) return;
  const key = {
    name: "demo",
    role: "admin",
    prefix: apiKeyPrefix(demo.SLIPWAY_DEMO_KEY),
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
