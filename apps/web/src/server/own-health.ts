import type { IncomingMessage, ServerResponse } from "node:http";
import {
  captureConsole,
  type HealthServer,
  logFatalErrors,
  publicMetricsAnswer,
  startHealthServer,
  startTelemetry,
  telemetry,
} from "@slipway/adapters/telemetry";
import type { Env } from "../env.ts";
import type { Services } from "./services.ts";

/** The first thing main.ts does: from here on whatever is printed is a redacted line, and spans go where OTEL_* says. */
export async function startWebTelemetry(env: NodeJS.ProcessEnv): Promise<void> {
  const { log } = await startTelemetry({ service: "web", env });
  captureConsole(log);
  logFatalErrors(log);
}

export const stopWebTelemetry = (): Promise<void> => telemetry().stop();

/** `/healthz`, `/readyz` and `/metrics` on the operator's port, where one is set. */
export async function startWebHealth(env: Env, { checks }: Services): Promise<HealthServer | null> {
  if (env.SLIPWAY_HEALTH_PORT === undefined) return null;
  const { metrics } = telemetry();
  return startHealthServer({ port: env.SLIPWAY_HEALTH_PORT, host: env.SLIPWAY_HEALTH_HOST, metrics, checks });
}

/** `/metrics` on the public port: 404 unless SLIPWAY_METRICS_TOKEN is set and borne. */
export async function metricsHandler(env: Env, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { authorization } = request.headers;
  const { status, headers, body } = await publicMetricsAnswer(telemetry().metrics, { authorization, token: env.SLIPWAY_METRICS_TOKEN });
  response.writeHead(status, headers).end(body);
}
