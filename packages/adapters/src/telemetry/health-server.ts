import { createServer, type RequestListener, type Server } from "node:http";
import type { Metrics } from "./metrics.ts";
import { metricsAnswer } from "./metrics-answer.ts";
import { aliveAnswer, type Check, checkReadiness, type HealthAnswer, readinessAnswer } from "./readiness.ts";

export interface HealthServer {
  readonly port: number;
  stop(): Promise<void>;
}

export interface HealthServerOptions {
  port: number;
  /** Loopback unless an address is given: what is told here is for the operator only. */
  host?: string;
  metrics: Metrics;
  checks: readonly Check[];
}

const LOOPBACK = "127.0.0.1";

/** `/healthz`, `/readyz` and `/metrics` on a small port of their own. */
export async function startHealthServer({ port, host = LOOPBACK, metrics, checks }: HealthServerOptions): Promise<HealthServer> {
  const answers: Record<string, () => Promise<HealthAnswer>> = {
    "/healthz": async () => aliveAnswer(),
    "/readyz": async () => readinessAnswer(await checkReadiness(checks)),
    "/metrics": () => metricsAnswer(metrics),
  };
  const server = createServer(listener(answers));
  await listening(server, port, host);
  const address = server.address();
  return {
    port: address && typeof address === "object" ? address.port : port,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function listener(answers: Record<string, () => Promise<HealthAnswer>>): RequestListener {
  return async (request, response) => {
    const answer = request.method === "GET" ? answers[request.url?.split("?")[0] ?? ""] : undefined;
    const { status, headers, body } = answer ? await answer() : { status: 404, headers: {}, body: "" };
    response.writeHead(status, headers).end(body);
  };
}

function listening(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });
}
