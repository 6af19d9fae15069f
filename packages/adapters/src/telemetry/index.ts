export { captureConsole, logFatalErrors } from "./capture-console.ts";
export { type HealthServer, type HealthServerOptions, startHealthServer } from "./health-server.ts";
export { createLog, type Log, type LogLevel } from "./log.ts";
export { logFields, withLogFields } from "./log-context.ts";
export { createMetrics, type Metrics, type StreamKind } from "./metrics.ts";
export { publicMetricsAnswer } from "./metrics-answer.ts";
export { observedShell } from "./observed-shell.ts";
export { startTelemetry, type Telemetry, type TelemetryOptions, telemetry } from "./process-telemetry.ts";
export {
  aliveAnswer,
  type Check,
  type CheckResult,
  checkReadiness,
  type HealthAnswer,
  type Readiness,
  readinessAnswer,
} from "./readiness.ts";
