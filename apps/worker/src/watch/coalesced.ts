export interface Coalesced {
  /** Something may have changed: the work runs, at once if it has rested long enough. */
  poke(): void;
  /** Resolves when nothing runs any more. */
  stop(): Promise<void>;
}

/** Runs `work` after a poke, one run at a time and at most one per `restMs`; a poke during a run leads to another one. */
export function coalesced(work: () => Promise<void>, restMs: number): Coalesced {
  let poked = false;
  let stopped = false;
  let running: Promise<void> | null = null;
  let timer: NodeJS.Timeout | undefined;
  let endedAt = Number.NEGATIVE_INFINITY;

  function schedule(): void {
    if (stopped || !poked || running || timer) return;
    timer = setTimeout(run, Math.max(0, endedAt + restMs - performance.now()));
  }

  function run(): void {
    timer = undefined;
    poked = false;
    running = work().finally(() => {
      running = null;
      endedAt = performance.now();
      schedule();
    });
  }

  return {
    poke() {
      poked = true;
      schedule();
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
