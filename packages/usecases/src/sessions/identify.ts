import type { Database } from "@slipway/db";
import { signIn } from "@slipway/db/system";
import { hashApiKey, looksLikeApiKey } from "../credentials/api-key.ts";
import { hashSessionToken } from "../credentials/session-token.ts";
import type { RequestScope } from "../define/index.ts";

/** Who stands behind a credential. */
export type Identity = Pick<RequestScope, "actor" | "sessionToken">;

/** null: unknown, expired or revoked. */
export async function identifyKey(database: Database, key: string): Promise<Identity | null> {
  if (!looksLikeApiKey(key)) return null;
  const row = await signIn(database).findApiKey(hashApiKey(key));
  return row && { actor: { kind: "key", id: row.id, role: row.role, teamId: row.teamId } };
}

/** null: unknown, expired, or the membership has ended. */
export async function identifySession(database: Database, token: string): Promise<Identity | null> {
  const row = await signIn(database).findSession(hashSessionToken(token));
  return row && { actor: { kind: "user", id: row.userId, role: row.role, teamId: row.teamId }, sessionToken: token };
}
