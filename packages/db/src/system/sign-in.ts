import type { Action, Role } from "@slipway/core/access";
import { connectionsOf, type Database } from "../database.ts";
import { isId } from "../page.ts";
import { storedActions } from "../stores/api-keys.ts";
import { toInvitationRow } from "../stores/invitations.ts";
import type { InvitationRow } from "../stores/records.ts";

/** `last_used_at` is written once in this time. */
const TOUCH_EVERY_MS = 60_000;

/** A key that holds, with what its holder may now. */
export interface LivingKey {
  id: string;
  teamId: string;
  /** The holder's. */
  role: Role;
  /** null for a service account's. */
  userId: string | null;
  /** null: all that the role grants. */
  actions: Action[] | null;
  clusterIds: string[];
  projectIds: string[];
  expiresAt: Date | null;
}

export interface TeamMembership {
  teamId: string;
  slug: string;
  name: string;
  role: Role;
}

export type SignIn = ReturnType<typeof signIn>;

type KeyRow = Omit<LivingKey, "actions"> & { actions: string[]; lastUsedAt: Date | null };

/** Who is it? Before that is known there is no team: this reads keys, sessions and memberships of all teams, and nothing else. */
export function signIn(database: Database) {
  const { signin } = connectionsOf(database);

  return {
    /** By the SHA-256 of the whole key, hex. null: unknown, revoked, expired, or its holder is gone. Marks it as used. */
    findApiKey: (keyHash: string): Promise<LivingKey | null> =>
      signin(async (tx) => {
        const [row] = await tx.$queryRaw<KeyRow[]>`
          SELECT k.id, k.team_id AS "teamId", coalesce(m.role, s.role) AS role, k.user_id AS "userId", k.actions, k.cluster_ids AS "clusterIds",
                 k.project_ids AS "projectIds", k.expires_at AS "expiresAt", k.last_used_at AS "lastUsedAt"
          FROM api_key k
          LEFT JOIN membership m ON m.team_id = k.team_id AND m.user_id = k.user_id
          LEFT JOIN service_account s ON s.team_id = k.team_id AND s.id = k.service_account_id
          WHERE k.key_hash = ${keyHash} AND k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > now())`;
        if (!row?.role) return null;
        const { lastUsedAt, ...key } = row;
        if (!lastUsedAt || lastUsedAt.getTime() < Date.now() - TOUCH_EVERY_MS) {
          await tx.$executeRaw`UPDATE api_key SET last_used_at = now() WHERE id = ${key.id}::uuid`;
        }
        return { ...key, actions: storedActions(key.actions) };
      }),

    /** By name. */
    memberships: (userId: string): Promise<TeamMembership[]> =>
      signin(
        (tx) => tx.$queryRaw<TeamMembership[]>`
          SELECT t.id AS "teamId", t.slug, t.name, m.role FROM membership m JOIN team t ON t.id = m.team_id
          WHERE m.user_id = ${userId}::uuid ORDER BY t.name, t.slug`,
      ),

    /** Whether the session is there still, and the membership with it: null when either has ended. */
    sessionRole: (sessionId: string, teamId: string): Promise<Role | null> =>
      signin(async (tx) => {
        const [row] = await tx.$queryRaw<{ role: Role }[]>`
          SELECT m.role FROM session s JOIN membership m ON m.user_id = s.user_id AND m.team_id = ${teamId}::uuid
          WHERE s.id = ${sessionId}::uuid AND s.expires_at > now()`;
        return row?.role ?? null;
      }),

    /** By an actor as rows name it, `user/<id>` or `key/<id>`: what it holds now; null when it holds nothing any more. */
    holdings: (teamId: string, actor: string): Promise<Pick<LivingKey, "role" | "actions"> | null> =>
      signin(async (tx) => {
        const [kind, id = ""] = actor.split("/");
        if (!isId(id)) return null;
        const rows =
          kind === "user"
            ? await tx.$queryRaw<{ role: Role | null; actions: string[] }[]>`
                SELECT role, ARRAY['*'] AS actions FROM membership WHERE team_id = ${teamId}::uuid AND user_id = ${id}::uuid`
            : await tx.$queryRaw<{ role: Role | null; actions: string[] }[]>`
                SELECT coalesce(m.role, s.role) AS role, k.actions FROM api_key k
                LEFT JOIN membership m ON m.team_id = k.team_id AND m.user_id = k.user_id
                LEFT JOIN service_account s ON s.team_id = k.team_id AND s.id = k.service_account_id
                WHERE k.team_id = ${teamId}::uuid AND k.id = ${id}::uuid AND k.revoked_at IS NULL
                  AND (k.expires_at IS NULL OR k.expires_at > now())`;
        const [row] = rows;
        return row?.role ? { role: row.role, actions: storedActions(row.actions) } : null;
      }),

    /** By the SHA-256 of its token, hex; whether it is open still is the team's to say. */
    findInvitation: (tokenHash: string): Promise<InvitationRow | null> =>
      signin(async (tx) => {
        const row = await tx.invitation.findUnique({ where: { tokenHash } });
        return row && toInvitationRow(row);
      }),
  };
}
