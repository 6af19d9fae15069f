import type { WorkerDeps } from "../worker-deps.ts";
import { sweeping } from "./sweeping.ts";

const TURN_MS = 600_000;

/** Deletes what has expired: sessions, idempotency keys, Slipway's own API keys that were not removed after use. */
export function sweepExpired({ removeExpired, timeDivisor, log }: Pick<WorkerDeps, "removeExpired" | "timeDivisor" | "log">) {
  return sweeping({ name: "expired rows", turnMs: TURN_MS / timeDivisor, log, rest: "after" }, async () => {
    await removeExpired();
  });
}
