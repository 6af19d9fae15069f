import { setTimeout as delay } from "node:timers/promises";
import type { SystemStore } from "@slipway/core/ports";
import type { ClusterRef } from "../activities/activity-types.ts";
import { errorFields, type Log } from "../log.ts";

const TURN_MS = 5_000;

interface SweepDeps {
  system: Pick<SystemStore, "clustersWithWork">;
  wakeCluster(cluster: ClusterRef): Promise<void>;
  timeDivisor: number;
  log: Log;
}

/** Wakes every cluster that has work: the wake sent after a commit may have been lost, and a second one is harmless. */
export function sweepPending({ system, wakeCluster, timeDivisor, log }: SweepDeps): { stop(): Promise<void> } {
  const controller = new AbortController();

  async function turn(): Promise<void> {
    for (const cluster of await system.clustersWithWork()) await wakeCluster(cluster);
  }

  async function takeTurns(): Promise<void> {
    while (!controller.signal.aborted) {
      await turn().catch((error: unknown) => log.warn("sweep failed", errorFields(error)));
      await delay(TURN_MS / timeDivisor, undefined, { signal: controller.signal }).catch(() => undefined);
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
