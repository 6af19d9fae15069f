import { setTimeout as sleep } from "node:timers/promises";
import { AppError } from "@slipway/core/errors";
import type { Home } from "./home.ts";

const READY_TIMEOUT_MS = 60_000;
const POLL_MS = 50;

/** Waits for `answers`; UNREACHABLE naming the logs after a minute. */
export async function awaitReady(name: string, answers: () => Promise<boolean>, home: Home): Promise<void> {
  const deadline = Date.now() + READY_TIMEOUT_MS;
  while (!(await answers())) {
    if (Date.now() > deadline) {
      throw new AppError("UNREACHABLE", `${name} did not become ready within ${READY_TIMEOUT_MS / 1000} s.`, {
        remedy: `Its log is in ${home.logs}.`,
      });
    }
    await sleep(POLL_MS);
  }
}

/** Of a web process, and of whatever else says `/readyz` there. */
export async function webAnswers(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(5_000) })).ok;
  } catch {
    return false;
  }
}
