/** Makes a team, its owner and its admin key, once: `./slipway up` runs it for the demo team, `team add` for others. Prints {teamId}. */
import { isAppError } from "@slipway/core/errors";
import { createDatabase } from "@slipway/db";
import { teamAdmin } from "@slipway/db/system";
import { looksLikeApiKey } from "@slipway/usecases";
import { newTeam } from "@slipway/usecases/teams/schemas";
import { hashPassword } from "better-auth/crypto";
import { z } from "zod";
import { readEnv } from "../env.ts";
import { admitInstallKey } from "./install-key.ts";

const wanted = z
  .object({
    SLIPWAY_TEAM: newTeam.shape.slug,
    SLIPWAY_TEAM_EMAIL: z.email().toLowerCase(),
    SLIPWAY_TEAM_PASSWORD: z.string().min(12),
    SLIPWAY_TEAM_KEY: z.string().refine(looksLikeApiKey, "is not a key of ours"),
  })
  .parse(process.env);

const env = readEnv(process.env);
const database = createDatabase({
  appUrl: env.DATABASE_URL,
  signinUrl: env.DATABASE_SIGNIN_URL,
  systemUrl: env.DATABASE_SYSTEM_URL,
  masterKey: Buffer.from(env.SLIPWAY_MASTER_KEY, "base64"),
});

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

try {
  const teamId = await ensureTeam();
  await admitInstallKey(database, { teamId, name: wanted.SLIPWAY_TEAM, key: wanted.SLIPWAY_TEAM_KEY, expiresAt: null });
  process.stdout.write(`${JSON.stringify({ teamId })}\n`);
} finally {
  await database.close();
}
