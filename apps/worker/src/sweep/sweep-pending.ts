import type { SystemStore } from "@slipway/core/ports";
import type { ClusterRef } from "../activities/activity-types.ts";
import type { Log } from "../log.ts";
import { sweeping } from "./sweeping.ts";

const TURN_MS = 5_000;

interface SweepDeps {
  system: Pick<SystemStore, "clustersWithWork">;
  wakeCluster(cluster: ClusterRef): Promise<void>;
  timeDivisor: number;
  log: Log;
}

/** Wakes every cluster that has work: the wake sent after a commit may have been lost, and a second one is harmless. */
export function sweepPending({ system, wakeCluster, timeDivisor, log }: SweepDeps): { stop(): Promise<void> } {
  return sweeping({ name: "pending operations", turnMs: TURN_MS / timeDivisor, log, rest: "after" }, async () => {
    for (const cluster of await system.clustersWithWork()) await wakeCluster(cluster);
  });
}
