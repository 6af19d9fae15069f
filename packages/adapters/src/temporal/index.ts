export { pingTemporal, type TemporalAddress, temporalClient } from "./temporal-client.ts";
export { type WorkflowStarter, workflowStarter } from "./workflow-starter.ts";
