import path from "node:path";
import { dockerEngines } from "@slipway/adapters/container-engine";
import { generateHostKey, generateLoginKey, hostSessions, sshHostShell } from "@slipway/adapters/host-shell";
import { fakeProvider, localProvider } from "@slipway/adapters/providers";
import {
  appName,
  backupSwarm,
  fakeMachines,
  observeTasks,
  prepareMachine,
  restoreSwarm,
  taskRuntime,
} from "@slipway/adapters/task-runtime";
import { type Check, type CheckResult, observedShell, type Telemetry } from "@slipway/adapters/telemetry";
import { pingTemporal, temporalClient, temporalSecurity, workflowStarter } from "@slipway/adapters/temporal";
import { webhookTransport } from "@slipway/adapters/webhooks";
import type { Clock, ContainerEngine, HostSession } from "@slipway/core/ports";
import { createDatabase, type Database, executionStore, logStore, secretStore, webhookQueue } from "@slipway/db";
import { ownHealth, sweeps } from "@slipway/db/system";
import type { Env } from "./env.ts";
import { crashHook } from "./faults/crash-hook.ts";
import { faultStores, faultWorld, type OutsideWorld } from "./faults/fault-ports.ts";
import { machineAccess } from "./machine-access.ts";
import type { MachineTasks } from "./machine-tasks.ts";
import { machinesByProvider } from "./machines-by-provider.ts";
import { silenceRecord } from "./observe/silence.ts";
import type { WatchDeps } from "./watch/watch-cluster.ts";
import type { DeliverDeps } from "./webhooks/deliver-webhooks.ts";

const MIGRATIONS = path.join(import.meta.dirname, "../../../prisma/migrations");
const PING_MS = 1_000;
/** Deliveries never take the connections that operations need. */
const WEBHOOK_CONNECTIONS = 4;

export interface Wiring {
  deps: WatchDeps;
  webhooks: DeliverDeps;
  /** What `/readyz` asks; without any of them this process can do nothing. */
  checks: Check[];
  close(): Promise<void>;
}

/** The only place of the worker that builds adapters. */
export function wire(env: Env, { log, metrics, tracing }: Omit<Telemetry, "stop">): Wiring {
  const clock: Clock = { now: () => Date.now() };
  const signinUrl = env.DATABASE_SIGNIN_URL ?? env.DATABASE_SYSTEM_URL;
  const masterKey = Buffer.from(env.SLIPWAY_MASTER_KEY, "base64");
  const urls = { appUrl: env.DATABASE_URL, signinUrl, systemUrl: env.DATABASE_SYSTEM_URL };
  const database = createDatabase({ ...urls, masterKey, tracing });
  const webhookDatabase = createDatabase({ ...urls, masterKey, max: WEBHOOK_CONNECTIONS });
  const health = ownHealth(database);
  metrics.watchPools(database.pools);
  metrics.watchQueue(health.openOperations);
  const temporal = temporalClient({
    address: env.TEMPORAL_ADDRESS,
    namespace: env.TEMPORAL_NAMESPACE,
    security: temporalSecurity(env),
  });
  const starter = workflowStarter(temporal.client, { installId: env.SLIPWAY_INSTALL_ID, timeDivisor: env.SLIPWAY_TIME_DIVISOR });
  const hook = env.SLIPWAY_BOUNDARY_JOURNAL
    ? crashHook({ journalPath: env.SLIPWAY_BOUNDARY_JOURNAL, crashPath: env.SLIPWAY_CRASH_FILE })
    : null;
  const stores = { system: executionStore(database, { clock }), secrets: secretStore(database, { masterKey }) };
  const { system, secrets } = hook ? faultStores(stores, hook) : stores;
  const plain = env.SLIPWAY_PROVIDERS.map((name) => worlds[name](env, clock));
  const outside = hook ? plain.map((world) => faultWorld(world, hook)) : plain;
  const accessTo = ({ shell, engines }: OutsideWorld) => {
    const sessions = hostSessions({ shell: observedShell(shell, { metrics, tracing }) });
    return machineAccess({ sessions, engines, machineTasks, secrets });
  };
  const machines = machinesByProvider(new Map(outside.map((world) => [world.provider.name, accessTo(world)])));
  return {
    deps: {
      system,
      removeExpired: sweeps(database).removeExpired,
      providers: new Map(outside.map(({ provider }) => [provider.name, provider])),
      machines,
      secrets,
      logs: logStore(database),
      extraAuthorizedKeys: env.SLIPWAY_EXTRA_AUTHORIZED_KEYS,
      generateKey: { host: () => generateHostKey(), login: () => generateLoginKey() },
      // Machines on this computer cost nothing.
      prices: () => 0,
      clock,
      timeDivisor: env.SLIPWAY_TIME_DIVISOR,
      log,
      metrics,
      tracing,
      silence: silenceRecord(clock),
      wakeCluster: starter.wakeCluster,
      cancelOperation: starter.cancelOperation,
    },
    webhooks: { ...webhookPorts(env, webhookDatabase, clock), clock, random: Math.random, log, metrics },
    checks: [
      { name: "database", required: true, run: () => database.ping().then(() => ({ ok: true })) },
      { name: "migrations", required: true, run: async () => migrated(await health.missingMigrations(MIGRATIONS)) },
      { name: "temporal", required: true, run: () => pingTemporal(temporal.client, PING_MS).then(() => ({ ok: true })) },
    ],
    async close() {
      machines.close();
      await Promise.allSettled([temporal.close(), database.close(), webhookDatabase.close()]);
    },
  };
}

function webhookPorts(env: Env, database: Database, clock: Clock): Pick<DeliverDeps, "queue" | "transport" | "secrets" | "timeDivisor"> {
  const timeDivisor = env.SLIPWAY_TIME_DIVISOR;
  return {
    queue: webhookQueue(database, { clock, timeDivisor }),
    transport: webhookTransport({ networks: env.SLIPWAY_WEBHOOK_NETWORKS, timeDivisor }),
    secrets: secretStore(database, { masterKey: Buffer.from(env.SLIPWAY_MASTER_KEY, "base64") }),
    timeDivisor,
  };
}

function migrated(missing: string[]): CheckResult {
  return missing.length === 0 ? { ok: true } : { ok: false, failing: `${missing.length} not applied: run the migrations` };
}

/** Fake machines have fake shells and engines. */
const worlds: Record<Env["SLIPWAY_PROVIDERS"][number], (env: Env, clock: Clock) => OutsideWorld> = {
  local: (env, clock) => ({
    provider: localProvider({ installId: env.SLIPWAY_INSTALL_ID, clock }),
    shell: sshHostShell(),
    engines: dockerEngines(),
  }),
  fake: (_, clock) => {
    const { hostShell: shell, engines } = fakeMachines();
    return { provider: fakeProvider({ clock }), shell, engines };
  },
};

/** The task runtime and its neighbours, for one machine. */
export function machineTasks({ session, engine }: { session: HostSession; engine: ContainerEngine }): MachineTasks {
  return {
    ...taskRuntime({ session, engine }),
    prepareMachine: (options) => prepareMachine(session, engine, options),
    observeTasks: (clusterId) => observeTasks(engine, { clusterId }),
    followLogs: (taskId, since, { onLine, signal }) => engine.followLogs(appName(taskId), since, onLine, signal),
    backupSwarm: () => backupSwarm(session),
    restoreSwarm: (backup) => restoreSwarm(session, backup),
  };
}
