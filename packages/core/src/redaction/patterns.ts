import { HIDDEN } from "./secret.ts";

export interface SecretPattern {
  pattern: RegExp;
  /** What stays of the match, as `String.replace` takes it. */
  keep: string;
}

/** Names of what is secret, as they stand before `=` or `:`. Lengths are bounded: hostile text must not cost time by its square. */
const NAMED =
  "[a-z0-9_-]{0,40}(?:password|passwd|passphrase|secret|private[_-]?key|api[_-]?key|master[_-]?key|access[_-]?key|token)|ticket";

/** In JSON text quotes may be escaped. */
const BECOMES = `\\\\{0,3}["']?\\s{0,8}[:=]\\s{0,8}\\\\{0,3}["']?`;

/** Longest and most certain first: what one has replaced, the next leaves alone. */
export const secretPatterns: readonly SecretPattern[] = [
  // A key that is cut off before its end is a key all the same.
  {
    pattern: /-----BEGIN (?:[A-Z0-9 ]{1,30} )?PRIVATE KEY-----[\s\S]*?(?:-----END (?:[A-Z0-9 ]{1,30} )?PRIVATE KEY-----|$)/g,
    keep: HIDDEN,
  },
  { pattern: /\b(slw_[a-z]{1,10}_)[A-Za-z0-9_-]{8,}/g, keep: `$1${HIDDEN}` },
  { pattern: /\b(whsec_)[A-Za-z0-9+/=_-]{8,}/g, keep: `$1${HIDDEN}` },
  { pattern: /\b(SWMTKN-1-)[a-z0-9-]{8,}/gi, keep: `$1${HIDDEN}` },
  { pattern: /\b((?:AKIA|ASIA)[A-Z0-9]{4})[A-Z0-9]{12}\b/g, keep: `$1${HIDDEN}` },
  { pattern: /\b(gh[pousr]_|github_pat_|glpat-|xox[abprs]-)[A-Za-z0-9_-]{10,}/g, keep: `$1${HIDDEN}` },
  { pattern: /\beyJ[A-Za-z0-9_-]{6,2000}\.[A-Za-z0-9_-]{4,4000}(?:\.[A-Za-z0-9_-]*)?/g, keep: HIDDEN },
  { pattern: /\b([a-z][a-z0-9+.-]{0,20}:\/\/[^\s:/?#@"']{0,100}):(?!\[secret\]@)[^\s@"'/]{1,500}@/gi, keep: `$1:${HIDDEN}@` },
  { pattern: /\b((?:bearer|basic)\s{1,8})[A-Za-z0-9+/=._~-]{6,}/gi, keep: `$1${HIDDEN}` },
  { pattern: new RegExp(`((?:set-)?cookie${BECOMES})(?!\\s*\\[secret\\])[^\\r\\n"'\\\\]+`, "gi"), keep: `$1${HIDDEN}` },
  { pattern: /\b([a-z0-9._-]{0,40}session[a-z0-9._-]{0,40}=)(?!\[secret\])[^\s;,"'&\\]+/gi, keep: `$1${HIDDEN}` },
  { pattern: new RegExp(`\\b((?:${NAMED})${BECOMES})(?!\\s*\\[secret\\])[^\\s"'\\\\,;&)}\\]]{4,}`, "gi"), keep: `$1${HIDDEN}` },
];

/** Fields whose whole value is hidden, whatever it looks like; compared without case, hyphens and underscores. */
const secretFields = new Set([
  "authorization",
  "proxyauthorization",
  "cookie",
  "setcookie",
  "password",
  "passwordhash",
  "passphrase",
  "secret",
  "secretkey",
  "clientsecret",
  "token",
  "accesstoken",
  "refreshtoken",
  "sessiontoken",
  "ticket",
  "apikey",
  "privatekey",
  "masterkey",
  "secretaccesskey",
]);

export const isSecretField = (name: string): boolean => secretFields.has(name.toLowerCase().replace(/[_-]/g, ""));
