import { AppError } from "@slipway/core/errors";
import { identifyKey } from "@slipway/usecases";
import { requireSameOrigin } from "../../../src/server/rest/authenticate-request.ts";
import { problemResponse } from "../../../src/server/rest/problem-response.ts";
import { parseJsonObject, readText } from "../../../src/server/rest/read-body.ts";
import { requestIdOf } from "../../../src/server/rest/request-facts.ts";
import { sessionCookie } from "../../../src/server/session-cookie.ts";
import { services } from "../../../src/server/wiring.ts";

export const dynamic = "force-dynamic";

const SIGNED_IN_MS = 12 * 3_600_000;

/** For the page only: the key becomes an HttpOnly cookie, out of reach of scripts. */
export async function POST(request: Request): Promise<Response> {
  const requestId = requestIdOf(request);
  try {
    const { database, publicUrl } = services();
    requireSameOrigin(request, publicUrl);
    const { key } = parseJsonObject(await readText(request));
    const identity = typeof key === "string" ? await identifyKey(database, key) : null;
    if (!identity || typeof key !== "string") throw new AppError("UNAUTHENTICATED", "This API key is unknown, expired or revoked.");
    const expiresAt = new Date(Date.now() + SIGNED_IN_MS).toISOString();
    return new Response(null, {
      status: 204,
      headers: { "Set-Cookie": sessionCookie(key, { expiresAt, publicUrl }), "X-Request-Id": requestId },
    });
  } catch (error) {
    return problemResponse(error, requestId);
  }
}
