const FIRST_DELAY_MS = 1_000;
const LONGEST_DELAY_MS = 60_000;

/** How long a task rests after its `restartCount`th crash without a quiet period: at once, then 1 s doubling to 60 s. */
export function restartDelayMs(restartCount: number): number {
  if (restartCount <= 0) return 0;
  return Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.min(restartCount - 1, 16));
}
