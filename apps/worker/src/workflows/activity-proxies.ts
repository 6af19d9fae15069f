import { ActivityCancellationType, proxyActivities, proxyLocalActivities } from "@temporalio/workflow";
import type { Activities } from "../activities/activity-types.ts";

export interface Timing {
  /** Milliseconds of production time, divided in fault tests. */
  scaled(ms: number): number;
  activities: Pick<Activities, "prepareRound" | "runSteps">;
  /** One quick read. No local activity: of a workflow task that took too long its results would be put after signals that came later. */
  reads: Pick<Activities, "nextOperation">;
  /** Quick, one transaction: run inside the workflow task, without a hop through the server. */
  local: Pick<Activities, "nextOperation" | "finishOperation">;
}

/** A dead worker is noticed after 30 s; failures that can pass are tried again for as long as it takes. */
export function timing(divisor: number): Timing {
  const scaled = (ms: number) => Math.max(1, Math.round(ms / divisor));
  const retry = { initialInterval: scaled(1_000), maximumInterval: scaled(10_000), backoffCoefficient: 2 };
  return {
    scaled,
    activities: proxyActivities<Activities>({
      startToCloseTimeout: "12 hours",
      heartbeatTimeout: scaled(30_000),
      cancellationType: ActivityCancellationType.WAIT_CANCELLATION_COMPLETED,
      retry,
    }),
    reads: proxyActivities<Activities>({ startToCloseTimeout: Math.max(5_000, scaled(10_000)), retry }),
    local: proxyLocalActivities<Activities>({ startToCloseTimeout: "30 seconds", retry }),
  };
}
