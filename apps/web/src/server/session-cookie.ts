const NAME = "slipway_session";

export function readSessionCookie(request: Request): string | null {
  const cookies = request.headers.get("cookie") ?? "";
  const pair = cookies.split(/;\s*/).find((cookie) => cookie.startsWith(`${NAME}=`));
  return pair?.slice(NAME.length + 1) || null;
}

const attributes = (publicUrl: string): string => `Path=/; HttpOnly; SameSite=Lax${publicUrl.startsWith("https:") ? "; Secure" : ""}`;

export const sessionCookie = (token: string, options: { expiresAt: string; publicUrl: string }): string =>
  `${NAME}=${token}; Expires=${new Date(options.expiresAt).toUTCString()}; ${attributes(options.publicUrl)}`;

export const endedSessionCookie = (publicUrl: string): string => `${NAME}=; Max-Age=0; ${attributes(publicUrl)}`;
