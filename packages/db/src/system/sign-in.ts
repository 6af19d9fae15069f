import type { Role } from "@slipway/core/access";
import { connectionsOf, type Database } from "../database.ts";
import { isoTime } from "../json.ts";
import { newId } from "../new-id.ts";
import { toApiKeyRow } from "../stores/api-keys.ts";
import type { ApiKeyRow, SessionRow } from "../stores/records.ts";

/** `last_used_at` is written once in this time. */
const TOUCH_EVERY_MS = 60_000;

export interface Account {
  userId: string;
  email: string;
  name: string;
  passwordHash: string;
  memberships: { teamId: string; role: Role }[];
}

export interface OpenSession extends SessionRow {
  email: string;
  name: string;
  role: Role;
}

export type SignIn = ReturnType<typeof signIn>;

/** Who is it? Before that is known there is no team: this reads keys, sessions and accounts of all teams, and nothing else. */
export function signIn(database: Database) {
  const { signin } = connectionsOf(database);

  return {
    /** By the SHA-256 of the whole key, hex. null: unknown, revoked or expired. Marks it as used. */
    findApiKey: (keyHash: string): Promise<ApiKeyRow | null> =>
      signin(async (tx) => {
        const row = await tx.apiKey.findUnique({ where: { keyHash } });
        const now = new Date();
        if (!row || row.revokedAt || (row.expiresAt && row.expiresAt <= now)) return null;
        if (!row.lastUsedAt || row.lastUsedAt.getTime() < now.getTime() - TOUCH_EVERY_MS) {
          await tx.$executeRaw`UPDATE api_key SET last_used_at = ${now} WHERE id = ${row.id}::uuid`;
        }
        return toApiKeyRow(row);
      }),

    /** By e-mail address, lower case. */
    findAccount: (email: string): Promise<Account | null> =>
      signin(async (tx) => {
        const user = await tx.user.findUnique({ where: { email } });
        if (!user) return null;
        const rows = await tx.membership.findMany({ where: { userId: user.id }, orderBy: { teamId: "asc" } });
        const memberships = rows.map((row) => ({ teamId: row.teamId, role: row.role as Role }));
        return { userId: user.id, email, name: user.name, passwordHash: user.passwordHash, memberships };
      }),

    openSession: (session: { userId: string; teamId: string; tokenHash: string; expiresAt: Date }): Promise<{ id: string }> =>
      signin(async (tx) => {
        const { id } = await tx.session.create({ data: { id: newId(), ...session } });
        return { id };
      }),

    /** null: unknown, expired, or no longer a member. */
    findSession: (tokenHash: string): Promise<OpenSession | null> =>
      signin(async (tx) => {
        const row = await tx.session.findUnique({ where: { tokenHash } });
        if (!row || row.expiresAt <= new Date()) return null;
        const { id, userId, teamId } = row;
        const membership = await tx.membership.findUnique({ where: { teamId_userId: { teamId, userId } } });
        const user = await tx.user.findUnique({ where: { id: userId } });
        if (!membership || !user) return null;
        const times = { createdAt: isoTime(row.createdAt), expiresAt: isoTime(row.expiresAt) };
        return { id, userId, teamId, ...times, email: user.email, name: user.name, role: membership.role as Role };
      }),

    /** Already closed is success. */
    closeSession: (tokenHash: string): Promise<void> =>
      signin(async (tx) => {
        await tx.session.deleteMany({ where: { tokenHash } });
      }),
  };
}
