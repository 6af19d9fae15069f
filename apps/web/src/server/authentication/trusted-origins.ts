/** Whether a change comes from one of our pages, or from no page at all: browsers say which, and send cookies along by themselves. */
export function comesFromOwnPage(headers: Headers, publicUrl: string): boolean {
  const origin = headers.get("origin");
  if (origin !== null) return trustedOrigins(publicUrl).includes(origin);
  return !headers.has("cookie") && !headers.has("sec-fetch-site");
}

const LOOPBACK = ["127.0.0.1", "localhost"];

/** Where the dashboard's own pages come from. On one's own computer both its names are. */
export function trustedOrigins(publicUrl: string): string[] {
  const { origin, hostname } = new URL(publicUrl);
  if (!LOOPBACK.includes(hostname)) return [origin];
  return LOOPBACK.map((name) => {
    const url = new URL(origin);
    url.hostname = name;
    return url.origin;
  });
}
