import { AppError } from "@slipway/core/errors";
import type { Identity } from "@slipway/usecases";
import type { Account } from "@slipway/usecases/define";
import { comesFromOwnPage } from "../authentication/trusted-origins.ts";
import type { Services } from "../services.ts";
import { readSessionCookie } from "../session-cookie.ts";

const SAFE_METHODS = new Set(["GET", "HEAD"]);

/** What of the services tells who asks. */
export type Doorkeeper = Pick<Services, "identities" | "publicUrl">;

const bearerOf = (request: Request): string | undefined => /^Bearer\s+(\S+)$/i.exec(request.headers.get("authorization") ?? "")?.[1];

/**
 * The bearer of a key, or of a browser's session in the team that it names. UNAUTHENTICATED; FORBIDDEN for a change asked by another
 * site's page; NOT_FOUND for a team that is not the person's.
 */
export async function authenticateRequest(request: Request, { identities, publicUrl }: Doorkeeper): Promise<Identity> {
  const bearer = bearerOf(request);
  if (bearer) return known(await identities.ofKey(bearer));
  const account = known(await accountBehind(request, { identities, publicUrl }));
  return identities.memberOf(account, namedTeam(request));
}

/** The person behind a browser's session. UNAUTHENTICATED; FORBIDDEN for API keys and for other sites' pages. */
export async function authenticateAccount(request: Request, doorkeeper: Doorkeeper): Promise<Account> {
  const bearer = bearerOf(request);
  if (!bearer) {
    const { userId, email, name, twoFactorEnabled } = known(await accountBehind(request, doorkeeper));
    return { userId, email, name, twoFactorEnabled };
  }
  known(await doorkeeper.identities.ofKey(bearer));
  throw new AppError("FORBIDDEN", "This is for people who are signed in, not for API keys: a key has one team.");
}

async function accountBehind(request: Request, { identities, publicUrl }: Doorkeeper) {
  if (!readSessionCookie(request.headers, publicUrl)) return null;
  if (!SAFE_METHODS.has(request.method)) requireSameOrigin(request, publicUrl);
  return identities.accountOf(request.headers);
}

/** By header; where a browser sends none (EventSource, WebSocket), by query. */
const namedTeam = (request: Request): string | null => request.headers.get("slipway-team") ?? new URL(request.url).searchParams.get("team");

function known<T>(found: T | null): T {
  if (found !== null) return found;
  throw new AppError("UNAUTHENTICATED", "No valid API key or session came with the request.", {
    remedy: "Send `Authorization: Bearer slw_…`.",
  });
}

/** A browser says where a page comes from; a cookie alone is not consent. */
function requireSameOrigin(request: Request, publicUrl: string): void {
  if (comesFromOwnPage(request.headers, publicUrl)) return;
  throw new AppError("FORBIDDEN", "A change by session cookie must come from Slipway's own pages.", { remedy: "Use an API key." });
}

/** Whether a credential holds what it held: a stream that was opened with more ends, and is opened again with less. */
export async function stillHolds(identity: Identity, { identities }: Pick<Services, "identities">): Promise<boolean> {
  const now = await identities.current(identity);
  return now !== null && JSON.stringify(now.actor) === JSON.stringify(identity.actor);
}
