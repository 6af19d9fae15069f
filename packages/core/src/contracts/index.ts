export {
  CANCEL_SIGNAL,
  CLUSTER_WORKFLOW,
  type ClusterWorkflowInput,
  clusterWorkflowId,
  OPERATION_WORKFLOW,
  type OperationWorkflowInput,
  type OperationWorkflowResult,
  operationWorkflowId,
  TRACE_HEADER,
  taskQueue,
  WAKE_SIGNAL,
  workflowTaskTimeoutMs,
} from "./workflows.ts";
