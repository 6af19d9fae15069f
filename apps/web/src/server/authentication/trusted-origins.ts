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
