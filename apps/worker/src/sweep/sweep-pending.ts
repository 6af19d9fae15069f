import type { OpenOperation, SystemStore } from "@slipway/core/ports";
import type { ClusterRef } from "../activities/activity-types.ts";
import type { Log } from "../log.ts";
import { sweeping } from "./sweeping.ts";

const TURN_MS = 5_000;
/** A cluster whose operation runs needs a wake only when its workflow was lost: each one leaves events in the workflow's history, which is bounded. */
const TURNS_WHILE_RUNNING = 12;

interface SweepDeps {
  system: Pick<SystemStore, "openOperations">;
  wakeCluster(cluster: ClusterRef): Promise<void>;
  cancelOperation(operationId: string): Promise<void>;
  timeDivisor: number;
  log: Log;
}

/** Tells again what may have been lost between a commit and Temporal: that a cluster has work, that an operation is to be cancelled. */
export function sweepPending({ system, wakeCluster, cancelOperation, timeDivisor, log }: SweepDeps): { stop(): Promise<void> } {
  let turn = 0;
  const wakes = ({ state }: OpenOperation): boolean => state === "pending" || turn % TURNS_WHILE_RUNNING === 0;
  return sweeping({ name: "pending operations", turnMs: TURN_MS / timeDivisor, log, rest: "after" }, async () => {
    const open = await system.openOperations();
    const clusters = new Map(open.filter(wakes).map(({ teamId, clusterId }) => [clusterId, { teamId, clusterId }]));
    for (const cluster of clusters.values()) await wakeCluster(cluster);
    for (const { operationId, state, cancelRequested } of open)
      if (state === "running" && cancelRequested) await cancelOperation(operationId);
    turn += 1;
  });
}
