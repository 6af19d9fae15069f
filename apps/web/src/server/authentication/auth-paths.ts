export const AUTH_BASE = "/api/auth";

/** What of better-auth is open to the outside: e-mail and password, sessions, TOTP. All else it knows is no path of ours. */
const open = new Set([
  "POST /sign-up/email",
  "POST /sign-in/email",
  "POST /sign-out",
  "GET /get-session",
  "GET /list-sessions",
  "POST /revoke-session",
  "POST /revoke-sessions",
  "POST /revoke-other-sessions",
  "POST /change-password",
  "POST /update-user",
  "POST /two-factor/enable",
  "POST /two-factor/disable",
  "POST /two-factor/get-totp-uri",
  "POST /two-factor/verify-totp",
  "POST /two-factor/generate-backup-codes",
  "POST /two-factor/verify-backup-code",
]);

export const isOpenAuthPath = (method: string, path: string): boolean => open.has(`${method} ${path}`);
