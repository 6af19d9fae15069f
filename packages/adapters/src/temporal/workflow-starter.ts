import {
  CANCEL_SIGNAL,
  CLUSTER_WORKFLOW,
  type ClusterWorkflowInput,
  clusterWorkflowId,
  operationWorkflowId,
  taskQueue,
  WAKE_SIGNAL,
  workflowTaskTimeoutMs,
} from "@slipway/core/contracts";
import { AppError } from "@slipway/core/errors";
import { type Client, WorkflowNotFoundError } from "@temporalio/client";

const CALL_TIMEOUT_MS = 5_000;

export interface WorkflowStarter {
  /** Something is pending for the cluster. Harmless when repeated; a sweep repeats it for whoever could not. UNAVAILABLE. */
  wakeCluster(cluster: { teamId: string; clusterId: string }): Promise<void>;
  /** The operation's row says cancelRequested. An operation without a running workflow is no error. UNAVAILABLE. */
  cancelOperation(operationId: string): Promise<void>;
}

export function workflowStarter(client: Client, options: { installId: string; timeDivisor: number }): WorkflowStarter {
  return {
    wakeCluster: ({ teamId, clusterId }) =>
      answeredInTime(client, () =>
        client.workflow.signalWithStart(CLUSTER_WORKFLOW, {
          workflowId: clusterWorkflowId(clusterId),
          taskQueue: taskQueue(options.installId),
          args: [{ teamId, clusterId, timeDivisor: options.timeDivisor } satisfies ClusterWorkflowInput],
          workflowTaskTimeout: workflowTaskTimeoutMs(options.timeDivisor),
          signal: WAKE_SIGNAL,
        }),
      ),
    cancelOperation: (operationId) =>
      answeredInTime(client, () => client.workflow.getHandle(operationWorkflowId(operationId)).signal(CANCEL_SIGNAL)),
  };
}

async function answeredInTime(client: Client, call: () => Promise<unknown>): Promise<void> {
  try {
    await client.connection.withDeadline(Date.now() + CALL_TIMEOUT_MS, call);
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return;
    throw new AppError("UNAVAILABLE", "Temporal does not answer; the change is saved and starts when it is back.", { cause: error });
  }
}
