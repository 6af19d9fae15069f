import type { Database } from "@slipway/db";
import { authStorage, newRowId } from "@slipway/db/system";
import { betterAuth } from "better-auth";
import { twoFactor } from "better-auth/plugins";
import { log } from "../log.ts";
import { AUTH_BASE } from "./auth-paths.ts";
import { passwordMatches } from "./password.ts";
import { trustedOrigins } from "./trusted-origins.ts";

/** Set by us on each request, so that no client can. */
export const ADDRESS_HEADER = "x-slipway-address";

const MINUTE_S = 60;
const DAY_S = 24 * 3_600;
/** By address; by account there is a limit of our own beside it. */
const signingIn = { window: MINUTE_S, max: 30 };

export interface AuthOptions {
  database: Database;
  publicUrl: string;
  secret: string;
}

/** better-auth as we use it: users, sessions and second factors, nothing else. */
export const createAuth = ({ database, publicUrl, secret }: AuthOptions) =>
  betterAuth({
    appName: "Slipway",
    baseURL: publicUrl,
    basePath: AUTH_BASE,
    secret,
    trustedOrigins: trustedOrigins(publicUrl),
    database: authStorage(database),
    telemetry: { enabled: false },
    emailAndPassword: {
      enabled: true,
      // The answer to a sign-up is the same for an address that has an account.
      autoSignIn: false,
      minPasswordLength: 12,
      maxPasswordLength: 256,
      password: { verify: passwordMatches },
    },
    session: { expiresIn: 7 * DAY_S, updateAge: DAY_S, cookieCache: { enabled: false } },
    plugins: [twoFactor({ issuer: "Slipway" })],
    rateLimit: {
      enabled: true,
      storage: "database",
      window: MINUTE_S,
      max: 300,
      customRules: {
        "/sign-in/email": signingIn,
        "/sign-up/email": signingIn,
        "/change-password": { window: MINUTE_S, max: 10 },
        "/two-factor/*": { window: MINUTE_S, max: 10 },
        // Each page asks; it tells nothing to guess by.
        "/get-session": false,
      },
    },
    advanced: {
      // Said, because better-auth's default under a test is to look away.
      disableOriginCheck: false,
      disableCSRFCheck: false,
      cookiePrefix: "slipway",
      useSecureCookies: publicUrl.startsWith("https:"),
      defaultCookieAttributes: { httpOnly: true, sameSite: "lax", path: "/" },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
      database: { generateId: () => newRowId() },
    },
    logger: { level: "error", log: (level, message) => log(level === "error" ? "error" : "warn", "sign-in", { message }) },
  });
