/** First parts of the dashboard's own paths: no team may be called so. */
const reserved = new Set([
  "account",
  "api",
  "docs",
  "healthz",
  "invitations",
  "metrics",
  "new",
  "readyz",
  "settings",
  "sign-in",
  "sign-up",
  "two-factor",
]);

export const isReservedSlug = (slug: string): boolean => reserved.has(slug);
