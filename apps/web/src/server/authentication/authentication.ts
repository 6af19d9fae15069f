import type { Database } from "@slipway/db";
import type { Account } from "@slipway/usecases/define";
import { problemResponse } from "../rest/problem-response.ts";
import { readText } from "../rest/read-body.ts";
import { addressOf, requestIdOf } from "../rest/request-facts.ts";
import { AUTH_BASE, isOpenAuthPath } from "./auth-paths.ts";
import { ADDRESS_HEADER, createAuth } from "./better-auth.ts";
import { parseCredentials } from "./credentials-body.ts";
import { limitedSignIn } from "./limited-sign-in.ts";
import { type SignUpMode, signUpGate } from "./sign-up-gate.ts";
import { comesFromOwnPage } from "./trusted-origins.ts";

export interface AuthenticationOptions {
  database: Database;
  publicUrl: string;
  /** Signs cookies and encrypts second factors; this install's own. */
  secret: string;
  signUp: SignUpMode;
  /** Somebody signed in or out: what is remembered of sessions may be old. */
  onChange(): void;
}

export interface Authentication {
  signUp: SignUpMode;
  /** Everything below /api/auth. */
  handle(request: Request): Promise<Response>;
  /** The person behind a session's cookie; null when it does not hold, or no longer. */
  signedIn(headers: Headers): Promise<(Account & { sessionId: string }) | null>;
}

export function createAuthentication(options: AuthenticationOptions): Authentication {
  const auth = createAuth(options);
  const passOn = limitedSignIn(options.database, (request) => auth.handler(request));
  const gate = signUpGate(options);

  async function answer(request: Request): Promise<Response> {
    const { pathname, search } = new URL(request.url);
    const path = pathname.slice(AUTH_BASE.length);
    if (!isOpenAuthPath(request.method, path)) return refusal(404, "NOT_FOUND", "No such path.");
    const headers = new Headers(request.headers);
    headers.set(ADDRESS_HEADER, addressOf(request));
    // Of our own address alone: what a client says in Host makes no link.
    const url = new URL(`${AUTH_BASE}${path}${search}`, options.publicUrl);
    if (request.method === "GET") return auth.handler(new Request(url, { headers }));
    if (!comesFromOwnPage(headers, options.publicUrl)) return refusal(403, "INVALID_ORIGIN", "This must come from Slipway's own pages.");
    return answerPost({ path, url, headers }, await readText(request));
  }

  async function answerPost({ path, url, headers }: { path: string; url: URL; headers: Headers }, text: string): Promise<Response> {
    const credentials = parseCredentials(text, headers.get("content-type"));
    if (!credentials) return refusal(400, "INVALID_BODY", "The body must be a JSON object.");
    if (path === "/sign-up/email" && !(await gate(credentials))) {
      return refusal(403, "INVITATION_REQUIRED", "Signing up is by invitation only: open the link of yours.");
    }
    const { invitation: _, ...body } = credentials;
    headers.set("content-type", "application/json");
    headers.delete("content-length");
    const forwarded = new Request(url, { method: "POST", headers, body: JSON.stringify(body) });
    return path === "/sign-in/email" ? passOn(forwarded, body) : auth.handler(forwarded);
  }

  return {
    signUp: options.signUp,
    async handle(request) {
      try {
        const response = await answer(request);
        if (request.method !== "GET") options.onChange();
        return saidToWait(response);
      } catch (error) {
        return problemResponse(error, requestIdOf(request));
      }
    },
    async signedIn(headers) {
      const found = await auth.api.getSession({
        headers: new Headers({ cookie: headers.get("cookie") ?? "" }),
        query: { disableRefresh: true },
      });
      if (!found) return null;
      const { id: userId, email, name, twoFactorEnabled } = found.user;
      return { sessionId: found.session.id, userId, email, name, twoFactorEnabled: twoFactorEnabled === true };
    },
  };
}

/** In the form that better-auth's own refusals have. */
const refusal = (status: number, code: string, message: string): Response =>
  Response.json({ code, message }, { status, headers: { "Cache-Control": "no-store" } });

/** better-auth says it in a header of its own; others are used to the standard one. */
function saidToWait(response: Response): Response {
  const seconds = response.headers.get("x-retry-after");
  if (seconds === null || response.headers.has("retry-after")) return response;
  const headers = new Headers(response.headers);
  headers.set("Retry-After", seconds);
  return new Response(response.body, { status: response.status, headers });
}
