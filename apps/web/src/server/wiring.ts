import { join } from "node:path";
import { dockerEngines, enginesBySession } from "@slipway/adapters/container-engine";
import { hostSessions, sshHostShell } from "@slipway/adapters/host-shell";
import { createSandboxPool } from "@slipway/adapters/sandbox";
import { appName } from "@slipway/adapters/task-runtime";
import { temporalClient, workflowStarter } from "@slipway/adapters/temporal";
import { createDatabase, logStore, secretStore } from "@slipway/db";
import { type Env, readEnv } from "../env.ts";
import { log } from "./log.ts";
import { remoteHosts } from "./remote-hosts.ts";
import type { Services } from "./services.ts";

const SANDBOX_PROCESSES = 2;
const SANDBOX_QUEUE = 20;
const TEMPORAL_DEADLINE_MS = 1_000;

/** The only place of this app that builds adapters. Opens no connection by itself. */
export function createServices(env: Env): Services {
  const database = createDatabase({ appUrl: env.DATABASE_URL, signinUrl: env.DATABASE_SIGNIN_URL, systemUrl: env.DATABASE_SYSTEM_URL });
  const secrets = secretStore(database, { masterKey: Buffer.from(env.SLIPWAY_MASTER_KEY, "base64") });
  const temporal = temporalClient({ address: env.TEMPORAL_ADDRESS, namespace: env.TEMPORAL_NAMESPACE });
  const starter = workflowStarter(temporal.client, { installId: env.SLIPWAY_INSTALL_ID, timeDivisor: env.SLIPWAY_TIME_DIVISOR });
  const sessions = hostSessions({ shell: sshHostShell() });
  return {
    database,
    publicUrl: env.SLIPWAY_PUBLIC_URL,
    ports: {
      sandbox: createSandboxPool({
        size: SANDBOX_PROCESSES,
        queueMax: SANDBOX_QUEUE,
        childPath: join(env.SLIPWAY_ROOT ?? join(process.cwd(), "../.."), "packages/adapters/src/sandbox/child-main.ts"),
      }),
      secrets,
      logs: logStore(database),
      hosts: remoteHosts({ sessionOf: sessions.session, engineOf: enginesBySession(dockerEngines()), containerOf: appName, secrets }),
      clock: { now: () => Date.now() },
      wake: (teamId, clusterId) => told("wake", starter.wakeCluster({ teamId, clusterId })),
      cancelOperation: (operationId) => told("cancel", starter.cancelOperation(operationId)),
    },
    temporalReady: () =>
      temporal.client.connection
        .withDeadline(Date.now() + TEMPORAL_DEADLINE_MS, () => temporal.client.connection.workflowService.getSystemInfo({}))
        .then(
          () => true,
          () => false,
        ),
  };
}

/** A workflow that could not be told is told by the sweep: the request need not wait nor fail for it. */
async function told(what: string, telling: Promise<void>): Promise<void> {
  const late = new Promise<void>((resolve) => setTimeout(resolve, TEMPORAL_DEADLINE_MS).unref());
  const noted = telling.catch((error: unknown) => log("warn", `could not ${what}; the sweep will`, { error: String(error) }));
  await Promise.race([noted, late]);
}

// Next may load this module once per route bundle: one set of services per process all the same.
const holder = globalThis as { slipwayServices?: Services };

export function services(): Services {
  holder.slipwayServices ??= createServices(readEnv(process.env));
  return holder.slipwayServices;
}
