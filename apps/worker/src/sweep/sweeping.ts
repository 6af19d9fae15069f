import { setTimeout as delay } from "node:timers/promises";
import { errorFields, type Log } from "../log.ts";

interface Sweep {
  name: string;
  turnMs: number;
  log: Log;
  /** Whether a turn comes before or after the first rest. */
  rest: "first" | "after";
}

/** Takes a turn now and then until stopped; one that fails is logged, and the next one is taken all the same. */
export function sweeping({ name, turnMs, log, rest }: Sweep, turn: () => Promise<void>): { stop(): Promise<void> } {
  const controller = new AbortController();
  const pause = () => delay(turnMs, undefined, { signal: controller.signal }).catch(() => undefined);

  async function takeTurns(): Promise<void> {
    if (rest === "first") await pause();
    while (!controller.signal.aborted) {
      await turn().catch((error: unknown) => log.warn("sweep failed", { sweep: name, ...errorFields(error) }));
      await pause();
    }
  }

  const turns = takeTurns();
  return {
    async stop() {
      controller.abort();
      await turns;
    },
  };
}
