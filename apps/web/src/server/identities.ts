import { createHash } from "node:crypto";
import type { Database } from "@slipway/db";
import { signIn, type TeamMembership } from "@slipway/db/system";
import { hashApiKey, type Identity, identifyAgain, identifyKey, identifyMember, looksLikeApiKey } from "@slipway/usecases";
import type { Account } from "@slipway/usecases/define";
import type { Authentication } from "./authentication/authentication.ts";
import { readSessionCookie } from "./session-cookie.ts";
import { shortMemory } from "./short-memory.ts";
import { FRESH_MS } from "./watch-credential.ts";

type SignedInAccount = Account & { sessionId: string };

/** Who stands behind the credentials of requests, asked of the database once in two seconds for each, whatever the number of requests and streams. */
export interface Identities {
  /** null: the key does not hold, or no longer. */
  ofKey(key: string): Promise<Identity | null>;
  /** null: the session does not hold, or no longer. */
  accountOf(headers: Headers): Promise<SignedInAccount | null>;
  /** The signed-in person in the named team, or in the only one. NOT_FOUND, INVALID_INPUT. */
  memberOf(account: SignedInAccount, team: string | null): Promise<Identity>;
  /** The same credential as it holds now: for what lasts longer than a request. */
  current(identity: Identity): Promise<Identity | null>;
  /** A change of keys, members or sessions in this process: all is asked anew. */
  forget(): void;
}

interface IdentitiesOptions {
  database: Database;
  authentication: Pick<Authentication, "signedIn">;
  publicUrl: string;
}

export function createIdentities({ database, authentication, publicUrl }: IdentitiesOptions): Identities {
  const identities = shortMemory<Identity | null>(FRESH_MS);
  const accounts = shortMemory<SignedInAccount | null>(FRESH_MS);
  const memberships = shortMemory<TeamMembership[]>(FRESH_MS);

  return {
    ofKey: async (key) => (looksLikeApiKey(key) ? identities.get(`key/${hashApiKey(key)}`, () => identifyKey(database, key)) : null),
    async accountOf(headers) {
      const cookie = readSessionCookie(headers, publicUrl);
      if (!cookie) return null;
      return accounts.get(createHash("sha256").update(cookie).digest("hex"), () => authentication.signedIn(headers));
    },
    async memberOf(account, team) {
      const teams = await memberships.get(account.userId, () => signIn(database).memberships(account.userId));
      return identifyMember(account, teams, team);
    },
    current(identity) {
      const key = "keyHash" in identity ? `key/${identity.keyHash}` : `session/${identity.sessionId}/${identity.actor.teamId}`;
      return identities.get(key, () => identifyAgain(database, identity));
    },
    forget() {
      for (const memory of [identities, accounts, memberships]) memory.clear();
    },
  };
}
