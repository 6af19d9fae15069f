import type { OperationKind } from "../lifecycle/index.ts";

/** Names and shapes that the API, the worker and the sweeps agree on. Types and constants only. */

export const taskQueue = (installId: string): string => `slipway-${installId}`;

export const clusterWorkflowId = (clusterId: string): string => `cluster-${clusterId}`;
export const operationWorkflowId = (operationId: string): string => `operation-${operationId}`;

/** A workflow task handed to a process that has just died is given to another one after this. */
export const workflowTaskTimeoutMs = (timeDivisor: number): number => Math.max(2_000, 10_000 / timeDivisor);

export const CLUSTER_WORKFLOW = "clusterWorkflow";
export const OPERATION_WORKFLOW = "operationWorkflow";

/** To the cluster workflow: something is pending in the database. Harmless when repeated. */
export const WAKE_SIGNAL = "wake";
/** To the operation workflow: its row says cancelRequested. */
export const CANCEL_SIGNAL = "cancel";

/** Carries an operation's W3C trace context from its workflow to its activities. */
export const TRACE_HEADER = "slipway-traceparent";

export interface ClusterWorkflowInput {
  teamId: string;
  clusterId: string;
  /** Divides every heartbeat, timeout and back-off: 1, or 10 in fault tests. */
  timeDivisor: number;
}

export interface OperationWorkflowInput extends ClusterWorkflowInput {
  operationId: string;
  kind: OperationKind;
  traceparent?: string | null;
}

export interface OperationWorkflowResult {
  state: "succeeded" | "failed" | "cancelled";
}
