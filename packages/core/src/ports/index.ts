export type { AnswerCache, AnswerSource, ReadAnswer } from "./answers.ts";
export type {
  ContainerEngine,
  ContainerEngines,
  ContainerInfo,
  ContainerRequest,
  EngineEvent,
  EngineTerminal,
  SwarmMember,
  SwarmStatus,
} from "./container-engine.ts";
export type {
  ClusterPatch,
  ClusterRecord,
  ExecutionStore,
  MachinePatch,
  MachineRecord,
  Observation,
  OpenOperation,
  OperationFailure,
  OperationRecord,
  SavedStep,
  StepChange,
  StepRecord,
  SystemStore,
  TaskPatch,
  TaskRecord,
} from "./execution-store.ts";
export type { ByteStream, ExecOptions, ExecResult, HostSession, HostShell, SshTarget } from "./host-shell.ts";
export type { ClusterNetwork, CreateMachine, MachineShape, Provider, ProviderMachine } from "./provider.ts";
export type { BlueprintFile, Clock, Evaluation, LogLine, LogQuery, LogStore, Mailer, Sandbox, SecretRef, SecretStore } from "./services.ts";
export type { Terminal, TerminalRequest, TerminalSize } from "./terminal.ts";
export { noTracing, type SpanAttributes, type Tracing } from "./tracing.ts";
export type {
  AttemptFate,
  ClaimedLine,
  DueDelivery,
  RecordedAttempt,
  Settled,
  TargetVerdict,
  WebhookQueue,
  WebhookRequest,
  WebhookTransport,
} from "./webhooks.ts";
