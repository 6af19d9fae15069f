interface Answer {
  /** Of this answer alone: the scripts that Next writes into the page carry it, and no other runs. */
  nonce: string;
  /** Whether people reach us over TLS. */
  isSecure: boolean;
}

/** Styles may stand in the page: the terminal and the diagrams set them as they draw. Scripts may not. */
const policy = (nonce: string): string =>
  [
    "default-src 'self'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    "script-src-attr 'none'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "frame-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");

/** Of every answer: pages, API and files alike. */
export function securityHeaders({ nonce, isSecure }: Answer): Record<string, string> {
  return {
    "Content-Security-Policy": policy(nonce),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    ...(isSecure ? { "Strict-Transport-Security": "max-age=31536000" } : {}),
  };
}
