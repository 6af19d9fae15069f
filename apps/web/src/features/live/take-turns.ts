export interface Turns {
  /** Takes the turn from a tab that no longer speaks. */
  steal(): void;
  leave(): void;
}

/**
 * Of all tabs that ask under a name one leads at a time; when it closes, the browser lets the next. `ended` tells the leader that its
 * turn is over. Without locks (plain HTTP from another computer) everyone leads.
 */
export function takeTurns(name: string, lead: (ended: AbortSignal) => void): Turns {
  const leaving = new AbortController();
  const locks: LockManager | undefined = globalThis.navigator?.locks;
  if (!locks) {
    lead(leaving.signal);
    return { steal: () => undefined, leave: () => leaving.abort() };
  }

  async function ask(options: LockOptions): Promise<void> {
    const turn = new AbortController();
    const end = (): void => turn.abort();
    leaving.signal.addEventListener("abort", end, { once: true });
    const held = (): Promise<void> =>
      new Promise((resolve) => {
        turn.signal.addEventListener("abort", () => resolve(), { once: true });
        if (leaving.signal.aborted) resolve();
        else lead(turn.signal);
      });
    // Rejected when it is stolen, or when the page leaves before its turn.
    await locks?.request(name, options, held).catch(() => undefined);
    end();
    if (!options.steal && !leaving.signal.aborted) void ask(options);
  }

  void ask({ signal: leaving.signal });
  return { steal: () => void ask({ steal: true }), leave: () => leaving.abort() };
}
