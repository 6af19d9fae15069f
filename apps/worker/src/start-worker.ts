import type { TemporalSecurity } from "@slipway/adapters/temporal";
import { taskQueue } from "@slipway/core/contracts";
import { NativeConnection, Worker } from "@temporalio/worker";
import { createActivities } from "./activities/create-activities.ts";
import { errorFields } from "./log.ts";
import { sweepExpired } from "./sweep/sweep-expired.ts";
import { sweepPending } from "./sweep/sweep-pending.ts";
import { sweepStrays } from "./sweep/sweep-strays.ts";
import { traceActivities } from "./trace-activities.ts";
import type { WatchDeps } from "./watch/watch-cluster.ts";
import { watchClusters } from "./watch/watch-clusters.ts";

/** After a request to end, activities have so long to let go; other processes take up what is left. */
const SHUTDOWN_MS = 4_000;
/** Cancellations travel in the answers to heartbeats; Temporal's own pace would hold them back for 24 s. */
const HEARTBEAT_MS = 1_000;

/** So long a workflow waits for the process that has it in its cache, which may have been killed. */
const STICKY_MS = 5_000;

export interface WorkerPlace {
  address: string;
  namespace: string;
  security?: TemporalSecurity;
  installId: string;
  /** Unique to this process. */
  owner: string;
  /** What `bundleWorkflows` made. */
  workflows: { code: string };
}

export interface RunningWorker {
  /** Rejects when the worker fails; resolves after stop(). */
  readonly ended: Promise<void>;
  /** Whether it asks Temporal for work now. */
  isRunning(): boolean;
  stop(): Promise<void>;
}

/** Takes workflows and activities from Temporal, watches clusters and sweeps, until stopped. */
export async function startWorker(deps: WatchDeps, place: WorkerPlace): Promise<RunningWorker> {
  const connection = await NativeConnection.connect({ address: place.address, ...place.security });
  const beatMs = Math.max(100, HEARTBEAT_MS / deps.timeDivisor);
  const worker = await Worker.create({
    connection,
    namespace: place.namespace,
    taskQueue: taskQueue(place.installId),
    workflowBundle: { code: place.workflows.code },
    activities: createActivities(deps),
    interceptors: { activity: [traceActivities(deps.tracing)] },
    maxConcurrentActivityTaskExecutions: 200,
    stickyQueueScheduleToStartTimeout: STICKY_MS / deps.timeDivisor,
    maxHeartbeatThrottleInterval: beatMs,
    defaultHeartbeatThrottleInterval: beatMs,
    shutdownGraceTime: 0,
    shutdownForceTime: SHUTDOWN_MS,
  });
  const watch = watchClusters(deps, place.owner);
  const sweeps = [sweepPending(deps), sweepStrays(deps), sweepExpired(deps)];
  const stopAround = () => Promise.all([watch.stop(), ...sweeps.map((sweep) => sweep.stop())]);
  const ended = worker
    .run()
    .finally(stopAround)
    .finally(() => connection.close());
  return {
    ended,
    isRunning: () => worker.getState() === "RUNNING",
    async stop() {
      // Watchers first: the next process gets their leases while this one still ends its activities.
      const watchers = stopAround();
      if (worker.getState() === "RUNNING") worker.shutdown();
      await Promise.all([watchers, ended.catch((error: unknown) => deps.log.warn("worker ended", errorFields(error)))]);
    },
  };
}
