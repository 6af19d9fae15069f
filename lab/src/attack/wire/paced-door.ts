import { setTimeout as sleep } from "node:timers/promises";
import type { Door } from "./door.ts";

/** The same way in, for whoever has no credential: an address may guess only so often, and everybody here has the same one. */
export function pacedDoor(door: Door, everyMs: number): Door {
  let next = 0;
  return async (who, request) => {
    const now = performance.now();
    const waitMs = Math.max(0, next - now);
    next = Math.max(now, next) + everyMs;
    if (waitMs > 0) await sleep(waitMs);
    return door(who, request);
  };
}
