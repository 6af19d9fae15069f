import type { Clock } from "@slipway/core/ports";

const FIRST_WAIT_MS = 1_000;
const MAX_WAIT_MS = 60_000;

/** How soon after a heal that did not help the next one may be asked for: the first at once, then ever later. */
export interface HealPace {
  /** Milliseconds to wait; 0: now. A reason that the last heal did not have is not that heal's failure: it waits for nothing. */
  waitMs(reasons: readonly string[]): number;
  asked(reasons: readonly string[]): void;
  healthy(): void;
}

export function healPace({ clock, timeDivisor }: { clock: Clock; timeDivisor: number }): HealPace {
  let inARow = 0;
  let notBefore = 0;
  let tried: ReadonlySet<string> = new Set();
  const isNew = (reason: string): boolean => !tried.has(reason);
  return {
    waitMs: (reasons) => (reasons.some(isNew) ? 0 : Math.max(0, notBefore - clock.now())),
    asked: (reasons) => {
      if (reasons.some(isNew)) inARow = 0;
      tried = new Set(reasons);
      notBefore = clock.now() + Math.min(MAX_WAIT_MS, FIRST_WAIT_MS * 2 ** inARow) / timeDivisor;
      inARow += 1;
    },
    healthy: () => {
      inARow = 0;
    },
  };
}
