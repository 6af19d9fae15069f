import { sessionCookieName } from "@slipway/usecases";

/** The session's cookie as it came; null when there is none. Whether it holds is sign-in's to say. */
export function readSessionCookie(headers: Headers, publicUrl: string): string | null {
  const name = `${sessionCookieName(publicUrl)}=`;
  const pair = (headers.get("cookie") ?? "").split(/;\s*/).find((cookie) => cookie.startsWith(name));
  return pair?.slice(name.length) || null;
}
