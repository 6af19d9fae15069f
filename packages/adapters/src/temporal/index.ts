export { pingTemporal, type TemporalAddress, temporalClient } from "./temporal-client.ts";
export { type TemporalSecurity, temporalSecurity } from "./temporal-security.ts";
export { type WorkflowStarter, workflowStarter } from "./workflow-starter.ts";
