import { AppError } from "@slipway/core/errors";

const MAX_KEYS = 10_000;

/** At most `max` tries per key in a window, in this process. RATE_LIMITED. */
export function attemptLimit({ max, windowMs }: { max: number; windowMs: number }) {
  const windows = new Map<string, { startedAt: number; count: number }>();
  return {
    take(key: string, now: number): void {
      const current = windows.get(key);
      const fresh = !current || now - current.startedAt >= windowMs;
      const window = fresh ? { startedAt: now, count: 0 } : current;
      window.count += 1;
      if (windows.size >= MAX_KEYS) windows.clear();
      windows.set(key, window);
      if (window.count <= max) return;
      throw new AppError("RATE_LIMITED", "Too many tries to sign in.", { retryAfterMs: window.startedAt + windowMs - now });
    },
  };
}
