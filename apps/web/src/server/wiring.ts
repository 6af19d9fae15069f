import { join } from "node:path";
import { dockerEngines, enginesBySession } from "@slipway/adapters/container-engine";
import { hostSessions, sshHostShell } from "@slipway/adapters/host-shell";
import { smtpMailer } from "@slipway/adapters/mail";
import { createSandboxPool } from "@slipway/adapters/sandbox";
import { appName } from "@slipway/adapters/task-runtime";
import { observedShell, telemetry } from "@slipway/adapters/telemetry";
import { pingTemporal, temporalClient, temporalSecurity, workflowStarter } from "@slipway/adapters/temporal";
import { webhookTransport } from "@slipway/adapters/webhooks";
import { answerCache, createDatabase, type Database, logStore, secretStore } from "@slipway/db";
import { ownHealth } from "@slipway/db/system";
import { type Env, readEnv } from "../env.ts";
import { createAuthentication } from "./authentication/authentication.ts";
import { createIdentities, type Identities } from "./identities.ts";
import { type RateLimits, rateLimits } from "./limits/rate-limits.ts";
import { tokenLeases } from "./limits/token-leases.ts";
import { log } from "./log.ts";
import { readinessChecks } from "./readiness-checks.ts";
import { remoteHosts } from "./remote-hosts.ts";
import type { Services } from "./services.ts";

const SANDBOX_PROCESSES = 2;
const SANDBOX_QUEUE = 20;
const TEMPORAL_DEADLINE_MS = 1_000;

/** The only place of this app that builds adapters. Opens no connection by itself. */
export function createServices(env: Env): Services {
  const { tracing, metrics } = telemetry();
  const urls = { appUrl: env.DATABASE_URL, signinUrl: env.DATABASE_SIGNIN_URL, systemUrl: env.DATABASE_SYSTEM_URL };
  const masterKey = Buffer.from(env.SLIPWAY_MASTER_KEY, "base64");
  const database = createDatabase({ ...urls, masterKey, tracing });
  metrics.watchPools(database.pools);
  const root = env.SLIPWAY_ROOT ?? join(process.cwd(), "../..");
  const secrets = secretStore(database, { masterKey });
  const temporal = temporalClient({
    address: env.TEMPORAL_ADDRESS,
    namespace: env.TEMPORAL_NAMESPACE,
    security: temporalSecurity(env),
  });
  const starter = workflowStarter(temporal.client, { installId: env.SLIPWAY_INSTALL_ID, timeDivisor: env.SLIPWAY_TIME_DIVISOR });
  const shell = observedShell(sshHostShell(), { tracing, metrics });
  const sessions = hostSessions({ shell });
  const publicUrl = env.SLIPWAY_PUBLIC_URL;
  return {
    database,
    publicUrl,
    ...signInServices(env, database),
    ports: {
      sandbox: createSandboxPool({
        size: SANDBOX_PROCESSES,
        queueMax: SANDBOX_QUEUE,
        childPath: join(root, "packages/adapters/src/sandbox/child-main.ts"),
      }),
      secrets,
      logs: logStore(database),
      hosts: remoteHosts({
        sessionOf: sessions.session,
        connectAlone: (target, signal) => shell.connect(target, { signal }),
        engineOf: enginesBySession(dockerEngines()),
        containerOf: appName,
        secrets,
      }),
      clock: { now: () => Date.now() },
      providers: env.SLIPWAY_PROVIDERS,
      webhookTargets: webhookTransport({ networks: env.SLIPWAY_WEBHOOK_NETWORKS }),
      mailer: env.SLIPWAY_SMTP_URL
        ? smtpMailer({ url: env.SLIPWAY_SMTP_URL, from: env.SLIPWAY_MAIL_FROM ?? defaultSender(publicUrl) })
        : null,
      publicUrl,
      tracing,
      answers: answerCache({ changes: database.changes }),
      wake: (teamId, clusterId) => told("wake", starter.wakeCluster({ teamId, clusterId })),
      cancelOperation: (operationId) => told("cancel", starter.cancelOperation(operationId)),
    },
    limits: sharedLimits(env, database),
    checks: readinessChecks({
      pingDatabase: database.ping,
      missingMigrations: () => ownHealth(database).missingMigrations(join(root, "prisma/migrations")),
      pingTemporal: () => pingTemporal(temporal.client, TEMPORAL_DEADLINE_MS),
    }),
  };
}

/** Sign-in tells who it is, the identities remember it for a moment, and each change of a session makes them forget. */
function signInServices(env: Env, database: Database): Pick<Services, "authentication" | "identities"> {
  const { SLIPWAY_PUBLIC_URL: publicUrl, SLIPWAY_AUTH_SECRET: secret, SLIPWAY_SIGN_UP: signUp } = env;
  const authentication = createAuthentication({ database, publicUrl, secret, signUp, onChange: () => identities.forget() });
  const identities: Identities = createIdentities({ database, authentication, publicUrl });
  return { authentication, identities };
}

const defaultSender = (publicUrl: string): string => `Slipway <no-reply@${new URL(publicUrl).hostname}>`;

/** The buckets are in the database: the processes of an install share them, and no request waits for more than one lease. */
function sharedLimits(env: Env, database: Database): RateLimits {
  const leases = tokenLeases({
    takeTokens: ownHealth(database).takeTokens,
    now: () => performance.now(),
    onTrouble: (error) => log("warn", "limits are not shared: the database does not answer", { error }),
  });
  const { SLIPWAY_RATE_LIMIT: caller, SLIPWAY_ADDRESS_RATE_LIMIT: address } = env;
  return rateLimits({ leases, caller, address, onRefusal: telemetry().metrics.rateLimited });
}

/** A workflow that could not be told is told by the sweep: the request need not wait nor fail for it. */
async function told(what: string, telling: Promise<void>): Promise<void> {
  const late = new Promise<void>((resolve) => setTimeout(resolve, TEMPORAL_DEADLINE_MS).unref());
  const noted = telling.catch((error: unknown) => log("warn", `could not ${what}; the sweep will`, { error }));
  await Promise.race([noted, late]);
}

// Next may load this module once per route bundle: one set of services per process all the same.
const holder = globalThis as { slipwayServices?: Services };

export function services(): Services {
  holder.slipwayServices ??= createServices(readEnv(process.env));
  return holder.slipwayServices;
}
