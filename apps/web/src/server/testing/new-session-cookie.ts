import { sessionCookieName } from "@slipway/usecases";
import { makeSignature } from "better-auth/crypto";
import { type AuthOptions, createAuth } from "../authentication/better-auth.ts";

/** A session as better-auth opens it after a password was right, with its signed cookie. */
export async function newSessionCookie(options: AuthOptions, userId: string): Promise<string> {
  const { internalAdapter } = await createAuth(options).$context;
  const { token } = await internalAdapter.createSession(userId);
  const signature = await makeSignature(token, options.secret);
  return `${sessionCookieName(options.publicUrl)}=${encodeURIComponent(`${token}.${signature}`)}`;
}
