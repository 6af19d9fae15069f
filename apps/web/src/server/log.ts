/** One JSON line per happening, on stderr. Never give it a secret. */
export function log(level: "info" | "warn" | "error", message: string, facts: Record<string, unknown> = {}): void {
  process.stderr.write(`${JSON.stringify({ time: new Date().toISOString(), level, message, ...facts })}\n`);
}
