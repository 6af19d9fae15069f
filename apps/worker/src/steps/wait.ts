import { setTimeout as delay } from "node:timers/promises";
import { AppError } from "@slipway/core/errors";

export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await delay(ms, undefined, { signal });
  } catch (error) {
    throw abortReason(signal, error);
  }
}

/** The AppError that the signal was aborted with, if it was. */
export function abortReason(signal: AbortSignal, fallback: unknown): unknown {
  return signal.aborted && signal.reason instanceof AppError ? signal.reason : fallback;
}

/**
 * Rejects once the signal has aborted and the work has not ended within the grace after that. Work that was given the signal ends by
 * itself; a provider call must be let end, or the machine it makes appears after it was deleted.
 */
export async function endedBy<T>(work: Promise<T>, signal: AbortSignal, graceMs: () => number): Promise<T> {
  const overdue = Promise.withResolvers<never>();
  let timer: NodeJS.Timeout | undefined;
  const onAbort = () => {
    timer = setTimeout(() => overdue.reject(signal.reason), graceMs());
  };
  if (signal.aborted) onAbort();
  signal.addEventListener("abort", onAbort);
  try {
    return await Promise.race([work, overdue.promise]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", onAbort);
    work.catch(() => undefined);
  }
}
