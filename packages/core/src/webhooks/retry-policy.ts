const SECOND_MS = 1_000;
const HOUR_MS = 3_600_000;

/** The first retry comes within this; each later one may wait twice as long. */
const BASE_MS = 5 * SECOND_MS;
/** The longest wait while a failure is young: after an outage of two hours the receiver hears of everything within five minutes. */
const STEADY_MS = 300 * SECOND_MS;
/** The longest wait afterwards, as a part of the time that the delivery has failed: 48 minutes after a day, 2.4 h at the end. */
const ELAPSED_SHARE = 1 / 30;
const TOTAL_MS = 72 * HOUR_MS;

const DISABLE_AFTER_MS = 5 * 24 * HOUR_MS;

/** Deliveries and their attempts are kept so long. */
export const DELIVERIES_KEPT_MS = 30 * 24 * HOUR_MS;

/** How long the secret before a rotation still signs. */
export const ROTATION_MS = 24 * HOUR_MS;

export interface FailedDelivery {
  /** How often it was tried. */
  attempts: number;
  firstAttemptAt: number;
  now: number;
  /** 0 to 1. */
  random: number;
  timeDivisor: number;
}

/** When to try again, with full jitter; null when three days are over. The last try falls on their very end. */
export function nextAttemptAt({ attempts, firstAttemptAt, now, random, timeDivisor }: FailedDelivery): number | null {
  const deadline = firstAttemptAt + TOTAL_MS / timeDivisor;
  if (now >= deadline) return null;
  return Math.min(deadline, now + random * longestWaitMs({ attempts, firstAttemptAt, now, timeDivisor }));
}

export function longestWaitMs({ attempts, firstAttemptAt, now, timeDivisor }: Omit<FailedDelivery, "random">): number {
  const doubled = (BASE_MS / timeDivisor) * 2 ** Math.min(attempts - 1, 30);
  return Math.min(doubled, Math.max(STEADY_MS / timeDivisor, (now - firstAttemptAt) * ELAPSED_SHARE));
}

/** A webhook to which nothing has got through for five days is disabled. */
export function mustDisable({ failingSince, now, timeDivisor }: { failingSince: number; now: number; timeDivisor: number }): boolean {
  return now - failingSince >= DISABLE_AFTER_MS / timeDivisor;
}
