import type { IncomingMessage, ServerResponse } from "node:http";
import {
  aliveAnswer,
  captureConsole,
  checkReadiness,
  type HealthAnswer,
  type HealthServer,
  logFatalErrors,
  publicMetricsAnswer,
  readinessAnswer,
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

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/**
 * `/healthz`, `/readyz` and `/metrics` on the public port, answered past Next: they say how the process is, not whether a route has been loaded.
 * `/metrics` is 404 unless SLIPWAY_METRICS_TOKEN is set and borne. undefined: the path is none of these.
 */
export function healthHandler(env: Env, { checks }: Services): (request: IncomingMessage) => Handler | undefined {
  const answers: Record<string, (request: IncomingMessage) => Promise<HealthAnswer>> = {
    "/healthz": async () => aliveAnswer(),
    "/readyz": async () => readinessAnswer(await checkReadiness(checks)),
    "/metrics": ({ headers }) =>
      publicMetricsAnswer(telemetry().metrics, { authorization: headers.authorization, token: env.SLIPWAY_METRICS_TOKEN }),
  };
  return ({ url = "/" }) => {
    const answer = answers[url.split("?")[0] ?? "/"];
    if (!answer) return undefined;
    return async (request, response) => {
      const { status, headers, body } = await answer(request);
      response.writeHead(status, headers).end(body);
    };
  };
}
