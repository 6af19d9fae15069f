import { AppError } from "@slipway/core/errors";
import { type Identity, identifyKey, identifySession } from "@slipway/usecases";
import type { Services } from "../services.ts";
import { readSessionCookie } from "../session-cookie.ts";

/** Who signed in on the page with a key has it as the cookie itself: revoking the key ends the sign-in. */
const KEY_START = "slw_";
const SAFE_METHODS = new Set(["GET", "HEAD"]);

/** The bearer of a key, or of a browser's session. UNAUTHENTICATED, or FORBIDDEN for a change asked by another site's page. */
export async function authenticateRequest(request: Request, services: Services): Promise<Identity> {
  const identity = await identify(request, services);
  if (!identity)
    throw new AppError("UNAUTHENTICATED", "No valid API key or session came with the request.", {
      remedy: "Send `Authorization: Bearer slw_…`.",
    });
  return identity;
}

/** null when the credential does not hold, or no longer. */
export async function identify(request: Request, services: Services): Promise<Identity | null> {
  const bearer = /^Bearer\s+(\S+)$/i.exec(request.headers.get("authorization") ?? "")?.[1];
  if (bearer) return identifyKey(services.database, bearer);
  const token = readSessionCookie(request);
  if (!token) return null;
  if (!SAFE_METHODS.has(request.method)) requireSameOrigin(request, services.publicUrl);
  return token.startsWith(KEY_START) ? identifyKey(services.database, token) : identifySession(services.database, token);
}

/** A browser says where a page comes from; a cookie alone is not consent. */
export function requireSameOrigin(request: Request, publicUrl: string): void {
  const origin = request.headers.get("origin");
  const own = [new URL(publicUrl).host, request.headers.get("host")];
  if (origin && URL.canParse(origin) && own.includes(new URL(origin).host)) return;
  throw new AppError("FORBIDDEN", "A change by session cookie must come from Slipway's own pages.", { remedy: "Use an API key." });
}
