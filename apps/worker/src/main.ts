import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { DefaultLogger, Runtime } from "@temporalio/worker";
import { readEnv } from "./env.ts";
import { errorFields, jsonLog } from "./log.ts";
import { startWorker } from "./start-worker.ts";
import { wire } from "./wiring.ts";
import { bundleWorkflows } from "./workflow-bundle.ts";

const log = jsonLog();
Runtime.install({ logger: new DefaultLogger("WARN", ({ level, message }) => log.warn("temporal", { level, message })) });

try {
  const env = readEnv(process.env);
  const bundle = await bundleWorkflows();
  const { deps, close } = wire(env, log);
  const worker = await startWorker(deps, {
    address: env.TEMPORAL_ADDRESS,
    namespace: env.TEMPORAL_NAMESPACE,
    installId: env.SLIPWAY_INSTALL_ID,
    owner: `${hostname()}/${process.pid}/${randomUUID()}`,
    workflows: { bundle },
  });
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void worker.stop());
  log.info("worker started", { installId: env.SLIPWAY_INSTALL_ID, providers: env.SLIPWAY_PROVIDERS });
  await worker.ended;
  await close();
  log.info("worker ended");
  process.exit(0);
} catch (error) {
  log.error("worker failed", errorFields(error));
  process.exit(1);
}
