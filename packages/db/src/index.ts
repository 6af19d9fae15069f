export { type AuditVerdict, verifyAuditChain } from "./audit-chain.ts";
export { createDatabase, type Database, type DatabaseOptions, type TeamDb } from "./database.ts";
export { executionStore } from "./execution/execution-store.ts";
export { type LogStoreOptions, logStore } from "./log-store.ts";
export type { Page, PageQuery } from "./page.ts";
export type { NewEvent } from "./record-events.ts";
export { secretStore } from "./secret-store.ts";
export type { ClusterChange } from "./stores/accept-change.ts";
export type { NewApiKey } from "./stores/api-keys.ts";
export type { NewAuditRow } from "./stores/audit.ts";
export type { NewBlueprintVersion } from "./stores/blueprints.ts";
export type { Claim } from "./stores/idempotency.ts";
export type {
  ApiKeyRow,
  AuditRow,
  BlueprintRow,
  BlueprintVersionRow,
  ClusterRevisionRow,
  ClusterRow,
  MachineRow,
  OperationRow,
  PlanRow,
  SecretRow,
  SessionRow,
  StepRow,
  TaskRow,
  TeamRow,
  TerminalRow,
  UserRow,
} from "./stores/records.ts";
export type { TeamTx } from "./team-tx.ts";
