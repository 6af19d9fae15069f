import { AppError, isAppError } from "@slipway/core/errors";
import { pause } from "./wait.ts";

const FIRST_DELAY_MS = 250;
const MAX_DELAY_MS = 10_000;
/** An error that is none of ours may be a store that restarts or a bug: some tries, not all the step's time. */
const MAX_UNKNOWN_FAILURES = 5;

interface RetryOptions {
  signal: AbortSignal;
  timeDivisor: number;
  /** May turn the error into one that ends the tries; default: as it is. */
  judge?: (error: unknown) => Promise<unknown>;
}

/** Tries until success, an error that trying again cannot help, or the signal. Full-jitter back-off. */
export async function retryInStep<T>(attempt: () => Promise<T>, { signal, timeDivisor, judge }: RetryOptions): Promise<T> {
  for (let failures = 1; ; failures += 1) {
    try {
      return await attempt();
    } catch (thrown) {
      const error = judge ? await judge(thrown) : thrown;
      if (signal.aborted || !mayHelp(error, failures)) throw error;
      await pause(delayMs(error, failures, timeDivisor), signal).catch((aborted: unknown) => {
        throw isAppError(aborted, "CANCELLED") ? aborted : error;
      });
    }
  }
}

function mayHelp(error: unknown, failures: number): boolean {
  return error instanceof AppError ? error.retryable : failures < MAX_UNKNOWN_FAILURES;
}

function delayMs(error: unknown, failures: number, timeDivisor: number): number {
  const least = error instanceof AppError ? (error.retryAfterMs ?? 0) : 0;
  const ceiling = Math.min(MAX_DELAY_MS, FIRST_DELAY_MS * 2 ** (failures - 1));
  return Math.max(least, (Math.random() * ceiling) / timeDivisor);
}
