import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { hostname } from "node:os";
import {
  type Check,
  captureConsole,
  type HealthServer,
  logFatalErrors,
  startHealthServer,
  startTelemetry,
} from "@slipway/adapters/telemetry";
import { temporalSecurity } from "@slipway/adapters/temporal";
import { DefaultLogger, Runtime } from "@temporalio/worker";
import { readEnv } from "./env.ts";
import { errorFields } from "./log.ts";
import { startWorker } from "./start-worker.ts";
import { deliverWebhooks } from "./webhooks/deliver-webhooks.ts";
import { wire } from "./wiring.ts";
import { bundleWorkflows } from "./workflow-bundle.ts";

const telemetry = await startTelemetry({ service: "worker", env: process.env });
const { log, metrics } = telemetry;
captureConsole(log);
logFatalErrors(log);
Runtime.install({
  logger: new DefaultLogger("WARN", ({ level, message }) => log[level === "ERROR" ? "error" : "warn"]("temporal", { message })),
});

const ended = { ok: false, failing: "takes no more work" } as const;

/** None where no port was given. */
async function openHealth({ port, host, checks }: { port?: number; host: string; checks: Check[] }): Promise<HealthServer | null> {
  return port === undefined ? null : startHealthServer({ port, host, metrics, checks });
}

try {
  const env = readEnv(process.env);
  const file = env.SLIPWAY_WORKFLOW_BUNDLE;
  const workflows = file === undefined ? await bundleWorkflows() : { code: await readFile(file, "utf8") };
  const { deps, webhooks, checks, close } = wire(env, telemetry);
  const worker = await startWorker(deps, {
    address: env.TEMPORAL_ADDRESS,
    namespace: env.TEMPORAL_NAMESPACE,
    security: temporalSecurity(env),
    installId: env.SLIPWAY_INSTALL_ID,
    owner: `${hostname()}/${process.pid}/${randomUUID()}`,
    workflows,
  });
  const sender = deliverWebhooks(webhooks);
  const polling: Check = { name: "worker", required: true, run: async () => (worker.isRunning() ? { ok: true } : ended) };
  const health = await openHealth({ port: env.SLIPWAY_HEALTH_PORT, host: env.SLIPWAY_HEALTH_HOST, checks: [...checks, polling] });
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void Promise.all([worker.stop(), sender.stop()]));
  log.info("worker started", { installId: env.SLIPWAY_INSTALL_ID, providers: env.SLIPWAY_PROVIDERS });
  await worker.ended;
  await sender.stop();
  await Promise.all([close(), health?.stop()]);
  log.info("worker ended");
  await telemetry.stop();
  process.exit(0);
} catch (error) {
  log.error("worker failed", errorFields(error));
  process.exit(1);
}
