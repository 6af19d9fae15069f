export { clusterWorkflow } from "./cluster-workflow.ts";
export { operationWorkflow } from "./operation-workflow.ts";
