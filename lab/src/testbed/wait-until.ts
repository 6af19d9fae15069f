import { setTimeout as sleep } from "node:timers/promises";

/** Polls until `look` gives something, and returns it with the time it took. Fails with what was last seen. */
export async function waitUntil<T>(
  what: string,
  look: () => Promise<T | null | undefined | false>,
  options: { timeoutMs: number; everyMs?: number; lastSeen?: () => Promise<string> },
): Promise<{ value: T; tookMs: number }> {
  const started = performance.now();
  for (;;) {
    const value = await look();
    const tookMs = performance.now() - started;
    if (value) return { value, tookMs };
    if (tookMs > options.timeoutMs) throw new Error(`${what}: not within ${options.timeoutMs} ms. ${(await options.lastSeen?.()) ?? ""}`);
    await sleep(options.everyMs ?? 200);
  }
}
