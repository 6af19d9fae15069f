import { actionsOf, heldActions, isNarrowable, type Reach, type Role, roleWith } from "@slipway/core/access";
import { AppError } from "@slipway/core/errors";
import type { Database } from "@slipway/db";
import { type LivingKey, signIn, type TeamMembership } from "@slipway/db/system";
import { hashApiKey, looksLikeApiKey } from "../credentials/api-key.ts";
import type { Actor } from "../define/index.ts";
import { notFound } from "../paging/not-found.ts";

/** Who stands behind a credential, and the credential in a form that can be asked about again. */
export type Identity = { actor: Actor; keyHash: string } | { actor: Actor; sessionId: string };

/** A browser's session, as sign-in knows it. */
export interface SignedIn {
  sessionId: string;
  userId: string;
}

/** null: unknown, expired, revoked, or its holder is gone. */
export async function identifyKey(database: Database, key: string): Promise<Identity | null> {
  return looksLikeApiKey(key) ? identifyKeyHash(database, hashApiKey(key)) : null;
}

async function identifyKeyHash(database: Database, keyHash: string): Promise<Identity | null> {
  const key = await signIn(database).findApiKey(keyHash);
  return key && { actor: keyActor(key), keyHash };
}

function keyActor({ id, teamId, role, actions, clusterIds, projectIds }: LivingKey): Actor {
  const reach: Reach = clusterIds.length + projectIds.length === 0 ? "team" : { clusterIds, projectIds };
  const held = heldActions(role, actions);
  const effective = reach === "team" ? held : held.filter(isNarrowable);
  return { kind: "key", id, teamId, role: roleWith(effective), actions: effective, reach };
}

const userActor = (userId: string, teamId: string, role: Role): Actor => ({
  kind: "user",
  id: userId,
  teamId,
  role,
  actions: actionsOf(role),
  reach: "team",
});

/** The person in the team that the request names, or in the only one there is. NOT_FOUND for a team that is not the person's. */
export function identifyMember({ sessionId, userId }: SignedIn, memberships: readonly TeamMembership[], slug: string | null): Identity {
  const { teamId, role } = slug === null ? theOnly(memberships) : theNamed(memberships, slug);
  return { actor: userActor(userId, teamId, role), sessionId };
}

function theNamed(memberships: readonly TeamMembership[], slug: string): TeamMembership {
  const named = memberships.find((membership) => membership.slug === slug);
  if (!named) throw notFound("team");
  return named;
}

function theOnly(memberships: readonly TeamMembership[]): TeamMembership {
  const [only, ...more] = memberships;
  if (only && more.length === 0) return only;
  throw new AppError("INVALID_INPUT", only ? "The request does not say which team it is about." : "You are in no team yet.", {
    remedy: only ? "Name the team by the header `slipway-team`." : "Make a team, or accept an invitation to one.",
  });
}

/** The same credential as it holds now, with what its actor may now; null when it holds no more. */
export async function identifyAgain(database: Database, identity: Identity): Promise<Identity | null> {
  if ("keyHash" in identity) return identifyKeyHash(database, identity.keyHash);
  const { sessionId, actor } = identity;
  const role = await signIn(database).sessionRole(sessionId, actor.teamId);
  return role && { actor: userActor(actor.id, actor.teamId, role), sessionId };
}
