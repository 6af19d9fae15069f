import { randomBytes, randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { generateHostKey, generateLoginKey, hostSessions } from "@slipway/adapters/host-shell";
import { type FakeProvider, fakeProvider } from "@slipway/adapters/providers";
import { type FakeMachines, fakeMachines } from "@slipway/adapters/task-runtime";
import { createMetrics, observedShell, type Telemetry } from "@slipway/adapters/telemetry";
import { temporalClient, workflowStarter } from "@slipway/adapters/temporal";
import type { ClusterSpec } from "@slipway/core/blueprint";
import type { ClusterEvent } from "@slipway/core/events";
import type { ClusterState, OperationState } from "@slipway/core/lifecycle";
import { type Clock, type ExecutionStore, noTracing, type SecretStore, type SystemStore } from "@slipway/core/ports";
import { type Database, executionStore, logStore, secretStore } from "@slipway/db";
import { sweeps } from "@slipway/db/system";
import { createTestTeam, type TestDatabase } from "@slipway/db/testing";
import type { Client } from "@temporalio/client";
import { jsonLog } from "../log.ts";
import { machineAccess } from "../machine-access.ts";
import { silenceRecord } from "../observe/silence.ts";
import { type RunningWorker, startWorker } from "../start-worker.ts";
import type { WatchDeps } from "../watch/watch-cluster.ts";
import { machineTasks } from "../wiring.ts";
import { bundleWorkflows } from "../workflow-bundle.ts";

const DEFAULT_TIME_DIVISOR = 10;
const clock: Clock = { now: () => Date.now() };

export type UserOperation = { id: string; clusterId: string };

export interface TestControlPlane {
  store: ExecutionStore;
  secrets: SecretStore;
  provider: FakeProvider;
  machines: FakeMachines;
  client: Client;
  teamId: string;
  startWorker(): Promise<RunningWorker>;
  createCluster(): Promise<string>;
  saveBlueprint(spec: ClusterSpec): Promise<void>;
  /** Accepts the change as the API does, and wakes the workflow. */
  change(clusterId: string, kind: "start" | "apply" | "scale" | "stop", spec: ClusterSpec | null): Promise<UserOperation>;
  cancel(operation: UserOperation): Promise<void>;
  ended(operation: UserOperation, timeoutMs?: number): Promise<OperationState>;
  clusterState(clusterId: string): Promise<ClusterState>;
  events(clusterId: string): Promise<ClusterEvent[]>;
  /** The machine ends as when its power is cut: at the provider, and what runs on it. */
  killMachine(machineId: string): void;
  close(): Promise<void>;
}

interface TestWorld extends Pick<WatchDeps, "system" | "secrets" | "wakeCluster" | "cancelOperation" | "timeDivisor"> {
  database: Database;
  provider: FakeProvider;
  machines: FakeMachines;
  telemetry: TestTelemetry;
}

type TestTelemetry = Pick<Telemetry, "metrics" | "tracing">;

/** A process of its own, as far as connections go. */
function testDeps({ database, provider, machines, telemetry, ...shared }: TestWorld): WatchDeps {
  const sessions = hostSessions({ shell: observedShell(machines.hostShell, telemetry) });
  return {
    ...shared,
    ...telemetry,
    providers: new Map([["fake", provider]]),
    machines: machineAccess({ sessions, engines: machines.engines, machineTasks, secrets: shared.secrets }),
    removeExpired: sweeps(database).removeExpired,
    logs: logStore(database),
    extraAuthorizedKeys: [],
    generateKey: { host: () => generateHostKey(), login: () => generateLoginKey() },
    prices: () => 0,
    clock,
    log: jsonLog(process.env.SLIPWAY_TEST_LOG ? undefined : () => undefined),
    silence: silenceRecord(clock),
  };
}

let bundle: ReturnType<typeof bundleWorkflows> | undefined;

interface TestPlace {
  database: TestDatabase;
  address: string;
  /** Default: 10. */
  timeDivisor?: number;
  /** Which of the machines answer; default: those that live. */
  isRunning?: (machineId: string) => boolean;
  /** Default: counted by nobody, traced nowhere. */
  telemetry?: TestTelemetry;
  /** Puts faults into what workers read and write. */
  spoil?: (system: SystemStore) => SystemStore;
}

/** A worker on real PostgreSQL and real Temporal, with machines in memory. */
export async function testControlPlane(place: TestPlace): Promise<TestControlPlane> {
  const { database } = place.database;
  const { timeDivisor = DEFAULT_TIME_DIVISOR } = place;
  const { teamId } = await createTestTeam(database);
  const installId = `test-${randomUUID().slice(0, 8)}`;
  const provider = fakeProvider({ clock });
  const machines = fakeMachines({ isRunning: place.isRunning });
  const temporal = temporalClient({ address: place.address, namespace: "default" });
  const starter = workflowStarter(temporal.client, { installId, timeDivisor });
  const system = executionStore(database, { clock });
  const secrets = secretStore(database, { masterKey: randomBytes(32) });
  const store = system.forTeam(teamId);
  const team = database.forTeam(teamId);
  const workers: RunningWorker[] = [];

  return {
    store,
    secrets,
    provider,
    machines,
    client: temporal.client,
    teamId,
    async startWorker() {
      bundle ??= bundleWorkflows();
      const own = { address: place.address, namespace: "default", installId, owner: randomUUID(), workflows: await bundle };
      const telemetry = place.telemetry ?? { metrics: createMetrics(), tracing: noTracing };
      const { wakeCluster, cancelOperation } = starter;
      const spoilt = place.spoil?.(system) ?? system;
      const world = { database, system: spoilt, secrets, provider, machines, wakeCluster, cancelOperation, telemetry, timeDivisor };
      const worker = await startWorker(testDeps(world), own);
      workers.push(worker);
      return worker;
    },
    async createCluster() {
      const name = `c-${randomUUID().slice(0, 8)}`;
      return (await team.transaction((tx) => tx.clusters.create({ name, actor: "test" }))).id;
    },
    async saveBlueprint(spec) {
      await team.transaction(async (tx) => {
        const { id: blueprintId } = await tx.blueprints.create(`b-${randomUUID().slice(0, 8)}`);
        const files = [{ path: "blueprint.js", content: "" }];
        await tx.blueprints.addVersion({ blueprintId, format: "javascript", files, args: [], spec, specHash: "-", createdBy: "test" });
      });
    },
    async change(clusterId, kind, spec) {
      const change = { clusterId, kind, spec, blueprintVersionId: null, actor: "test" };
      const { id } = await team.transaction((tx) => tx.operations.accept(change));
      await starter.wakeCluster({ teamId, clusterId });
      return { id, clusterId };
    },
    async cancel({ id, clusterId }) {
      await team.transaction((tx) => tx.operations.requestCancel(id, "test"));
      await starter.cancelOperation(id);
      await starter.wakeCluster({ teamId, clusterId });
    },
    async ended({ id }, timeoutMs = 30_000) {
      const state = async () => (await store.loadOperation(id)).state;
      await eventually(async () => !["pending", "running"].includes(await state()), timeoutMs);
      return state();
    },
    events: (clusterId) => team.transaction((tx) => tx.events.list({ clusterId, after: 0, limit: 1_000 })),
    clusterState: async (clusterId) => (await store.loadCluster(clusterId)).state,
    killMachine(machineId) {
      provider.kill(machineId);
      machines.kill(machineId);
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.stop()));
      await temporal.close();
      await place.database.close();
    },
  };
}

export async function eventually(condition: () => Promise<boolean>, timeoutMs = 30_000): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error(`Not within ${timeoutMs} ms: ${condition.toString()}`);
    await delay(20);
  }
}
