export { answerCache } from "./answer-cache.ts";
export { createDatabase, type Database, type DatabaseOptions, type TeamDb } from "./database.ts";
export { executionStore } from "./execution/execution-store.ts";
export { type LogStoreOptions, logStore } from "./log-store.ts";
export type { Page, PageQuery } from "./page.ts";
export type { NewEvent } from "./record-events.ts";
export { secretStore } from "./secret-store.ts";
export type { ClusterChange } from "./stores/accept-change.ts";
export type { NewApiKey } from "./stores/api-keys.ts";
export type { NewAuditRow } from "./stores/audit.ts";
export type { NewBlueprintVersion } from "./stores/blueprint-versions.ts";
export type { DeliveryDetail } from "./stores/deliveries.ts";
export type { Claim } from "./stores/idempotency.ts";
export { DEFAULT_PROJECT } from "./stores/projects.ts";
export type {
  ApiKeyRow,
  BlueprintRow,
  BlueprintVersionRow,
  ClusterRevisionRow,
  ClusterRow,
  InvitationRow,
  MachineRow,
  MemberRow,
  OperationRow,
  PlanRow,
  ProjectRow,
  SecretRow,
  ServiceAccountRow,
  StepRow,
  TaskRow,
  TeamRow,
  TerminalRow,
} from "./stores/records.ts";
export type { AttemptRow, DeliveryRow, WebhookRow } from "./stores/webhook-rows.ts";
export type { WebhookPatch } from "./stores/webhooks.ts";
export type { TeamTx } from "./team-tx.ts";
export { webhookQueue } from "./webhooks/webhook-queue.ts";
