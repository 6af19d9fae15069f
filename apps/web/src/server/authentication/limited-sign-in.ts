import { createHash } from "node:crypto";
import type { Database } from "@slipway/db";
import { signInAttempts } from "@slipway/db/system";
import { emailOf } from "./credentials-body.ts";

const MAX_FAILURES = 10;
const WINDOW_MS = 60_000;

type Answer = (request: Request) => Promise<Response>;

/** After ten failures for one address, whether it has an account or not, the next tries wait, wherever they come from. */
export function limitedSignIn(database: Database, answer: Answer): (request: Request, body: Record<string, unknown>) => Promise<Response> {
  const attempts = signInAttempts(database);
  return async (request, body) => {
    const key = `sign-in|${createHash("sha256").update(emailOf(body)).digest("hex")}`;
    const { allowed, retryAfterMs } = await attempts.take(key, { max: MAX_FAILURES, windowMs: WINDOW_MS });
    if (!allowed) return tooMany(Math.max(1, Math.ceil(retryAfterMs / 1_000)));
    const response = await answer(request);
    if (response.ok) await attempts.clear(key);
    return response;
  };
}

const tooMany = (seconds: number): Response =>
  Response.json(
    { code: "TOO_MANY_REQUESTS", message: `Too many tries to sign in. Wait ${seconds} s.` },
    { status: 429, headers: { "Retry-After": String(seconds), "Cache-Control": "no-store" } },
  );
