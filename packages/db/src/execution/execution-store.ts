import type { Clock, ExecutionStore, SystemStore } from "@slipway/core/ports";
import { type Connections, connectionsOf, type Database } from "../database.ts";
import { recordEvents } from "../record-events.ts";
import { found, lockCluster } from "../rows.ts";
import { readBatch, readTasksOf, type StepRead, type StepReads } from "./batched-reads.ts";
import { type StepWrite, writeBatch } from "./batched-writes.ts";
import { changeCluster, readCluster } from "./clusters.ts";
import { coalesce } from "./coalesce.ts";
import { finishOperation } from "./finish-operation.ts";
import { watchLeases } from "./leases.ts";
import { lostBoots } from "./lost-boots.ts";
import { moveSubnet } from "./move-subnet.ts";
import { recordObservation } from "./observation.ts";
import { beginOperation, nextOperation, readOperation, requestHeal } from "./operations.ts";
import { savePlan } from "./save-plan.ts";
import type { ExecutionScope, StatementScope } from "./scope.ts";
import { readSnapshot } from "./snapshot.ts";
import { readRound } from "./steps.ts";
import { strayMachines } from "./stray-machines.ts";

type Run = <T>(work: (scope: ExecutionScope) => Promise<T>) => Promise<T>;
type RunDirectly = <T>(work: (scope: StatementScope) => Promise<T>) => Promise<T>;
type RunInTeam = <T>(teamId: string, work: (scope: ExecutionScope) => Promise<T>) => Promise<T>;

/** What operations and watchers read and write; see the port for each method's contract. */
export function executionStore(database: Database, { clock }: { clock: Clock }): SystemStore {
  const connections = connectionsOf(database);
  const runInTeam: RunInTeam = (teamId, work) => connections.inTeam(teamId, (tx) => work({ tx, teamId, now: new Date(clock.now()) }));
  const steps = stepMethods(connections, clock);
  return {
    ...watchLeases(connections),
    ...strayMachines(connections),
    forTeam(teamId) {
      const run: Run = (work) => runInTeam(teamId, work);
      const directly: RunDirectly = (work) => connections.inTeamDirectly(teamId, (tx) => work({ tx, now: new Date(clock.now()) }));
      return { ...operationMethods(run), ...clusterMethods(run), ...clusterReads(directly), ...steps(teamId) };
    },
  };
}

/** Rows in one statement: parameters and memory stay small. */
const MAX_BATCH = 500;
/** A step's first change comes as soon as it has read what it works on. */
const BEGIN_PATIENCE_MS = 25;

/** What a thousand steps ask at the same time is read and written together, whichever activity they belong to. */
function stepMethods(connections: Connections, clock: Clock) {
  const ask = coalesce<StepRead, StepReads[StepRead["kind"]]>({
    maxSize: MAX_BATCH,
    run: (teamId, asked) => connections.inTeamDirectly(teamId, (tx) => readBatch(tx, asked)),
  });
  const write = coalesce<StepWrite, void>({
    maxSize: MAX_BATCH,
    run: (teamId, writes) => connections.inTeamDirectly(teamId, (tx) => writeBatch({ tx, now: new Date(clock.now()) }, writes)),
  });
  const read = <Kind extends keyof StepReads>(teamId: string, kind: Kind, id: string) =>
    ask(teamId, { kind, id }) as Promise<StepReads[Kind]>;
  return (teamId: string) =>
    ({
      loadStep: (stepId) => read(teamId, "step", stepId),
      loadMachine: (machineId) => read(teamId, "machine", machineId),
      loadTask: (taskId) => read(teamId, "task", taskId),
      listMachines: (clusterId) => read(teamId, "machinesOf", clusterId),
      beginStep: (id) => write(teamId, { kind: "beginStep", id, at: new Date(clock.now()) }, { patienceMs: BEGIN_PATIENCE_MS }),
      finishStep: (id, outcome) => write(teamId, { kind: "finishStep", id, outcome }),
      patchMachine: (id, patch) => write(teamId, { kind: "patch", change: { part: "machine", id, patch } }),
      patchTask: (id, patch) => write(teamId, { kind: "patch", change: { part: "task", id, patch } }),
    }) satisfies Partial<ExecutionStore>;
}

function operationMethods(run: Run) {
  return {
    nextOperation: (clusterId) => run((scope) => nextOperation(scope, clusterId)),
    loadOperation: (operationId) => run((scope) => readOperation(scope, operationId)),
    beginOperation: (operationId) => run((scope) => beginOperation(scope, operationId)),
    finishOperation: (operationId, outcome) => run((scope) => finishOperation(scope, operationId, outcome)),
    requestHeal: (clusterId, reason) => run((scope) => requestHeal(scope, clusterId, reason)),
    savePlan: (operationId, round, plan) => run((scope) => savePlan(scope, { operationId, round, plan })),
    loadSteps: (operationId, round) => run((scope) => readRound(scope, operationId, round)),
  } satisfies Partial<ExecutionStore>;
}

/** Of whole clusters: a thousand machines and more. */
function clusterReads(directly: RunDirectly) {
  return {
    snapshot: (clusterId) => directly(({ tx, now }) => readSnapshot(tx, clusterId, now.getTime())),
    listTasks: (clusterId) => directly(({ tx }) => readTasksOf(tx, clusterId)),
  } satisfies Partial<ExecutionStore>;
}

function clusterMethods(run: Run) {
  return {
    loadCluster: (clusterId) => run(({ tx }) => readCluster(tx, clusterId)),
    patchCluster: (clusterId, patch) =>
      run(async (scope) => {
        await lockCluster(scope.tx, clusterId);
        const cluster = found(await scope.tx.cluster.findUnique({ where: { id: clusterId } }), "cluster", clusterId);
        await recordEvents(scope.tx, clusterId, (await changeCluster(scope, cluster, patch)) ?? []);
      }),
    moveSubnet: (clusterId) => run((scope) => moveSubnet(scope, clusterId)),
    lostBoots: (machineId) => run((scope) => lostBoots(scope, machineId)),
    recordObservation: (clusterId, observation) => run((scope) => recordObservation(scope, clusterId, observation)),
  } satisfies Partial<ExecutionStore>;
}
