export {
  CANCEL_SIGNAL,
  CLUSTER_WORKFLOW,
  type ClusterWorkflowInput,
  clusterWorkflowId,
  OPERATION_WORKFLOW,
  type OperationWorkflowInput,
  type OperationWorkflowResult,
  operationWorkflowId,
  taskQueue,
  WAKE_SIGNAL,
  workflowTaskTimeoutMs,
} from "./workflows.ts";
