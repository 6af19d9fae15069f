import type { Clock, ExecutionStore, SystemStore } from "@slipway/core/ports";
import { connectionsOf, type Database } from "../database.ts";
import { recordEvents } from "../record-events.ts";
import { found, lockCluster, lockClusterOf } from "../rows.ts";
import { changeCluster, readCluster } from "./clusters.ts";
import { finishOperation } from "./finish-operation.ts";
import { watchLeases } from "./leases.ts";
import { toMachineRecord, withNodes } from "./machine-rows.ts";
import { changeMachine } from "./machines.ts";
import { recordObservation } from "./observation.ts";
import { beginOperation, nextOperation, readOperation, requestHeal } from "./operations.ts";
import { savePlan } from "./save-plan.ts";
import type { ExecutionScope } from "./scope.ts";
import { readSnapshot } from "./snapshot.ts";
import { beginStep, finishStep, readStep, readSteps } from "./steps.ts";
import { strayMachines } from "./stray-machines.ts";
import { toTaskRecord, withAllocations } from "./task-rows.ts";
import { changeTask } from "./tasks.ts";

type Run = <T>(work: (scope: ExecutionScope) => Promise<T>) => Promise<T>;

/** What operations and watchers read and write; see the port for each method's contract. */
export function executionStore(database: Database, { clock }: { clock: Clock }): SystemStore {
  const connections = connectionsOf(database);
  return {
    ...watchLeases(connections),
    ...strayMachines(connections),
    forTeam(teamId) {
      const run: Run = (work) => connections.inTeam(teamId, (tx) => work({ tx, teamId, now: new Date(clock.now()) }));
      return { ...operationMethods(run), ...machineMethods(run), ...taskMethods(run), ...clusterMethods(run) };
    },
  };
}

function operationMethods(run: Run) {
  return {
    nextOperation: (clusterId) => run((scope) => nextOperation(scope, clusterId)),
    loadOperation: (operationId) => run((scope) => readOperation(scope, operationId)),
    beginOperation: (operationId) => run((scope) => beginOperation(scope, operationId)),
    finishOperation: (operationId, outcome) => run((scope) => finishOperation(scope, operationId, outcome)),
    requestHeal: (clusterId, reason) => run((scope) => requestHeal(scope, clusterId, reason)),
    savePlan: (operationId, round, plan) => run((scope) => savePlan(scope, { operationId, round, plan })),
    loadSteps: (operationId, round) => run((scope) => readSteps(scope, operationId, round)),
    loadStep: (stepId) => run((scope) => readStep(scope, stepId)),
    beginStep: (stepId) => run((scope) => beginStep(scope, stepId)),
    finishStep: (stepId, outcome) => run((scope) => finishStep(scope, stepId, outcome)),
  } satisfies Partial<ExecutionStore>;
}

async function readMachine({ tx }: ExecutionScope, machineId: string) {
  const machine = found(await tx.machine.findUnique({ where: { id: machineId } }), "machine", machineId);
  return found((await withNodes(tx, [machine]))[0] ?? null, "node", machine.nodeId);
}

function machineMethods(run: Run) {
  return {
    loadMachine: (machineId) =>
      run(async (scope) => {
        const { machine, node } = await readMachine(scope, machineId);
        return toMachineRecord(machine, node);
      }),
    listMachines: (clusterId) =>
      run(async ({ tx }) => {
        const machines = await tx.machine.findMany({
          where: { clusterId, state: { not: "gone" } },
          orderBy: [{ createdAt: "asc" }, { id: "asc" }],
        });
        return (await withNodes(tx, machines)).map(({ machine, node }) => toMachineRecord(machine, node));
      }),
    patchMachine: (machineId, patch) =>
      run(async (scope) => {
        const clusterId = await lockClusterOf(scope.tx, "machine", machineId);
        const events = await changeMachine(scope, await readMachine(scope, machineId), patch);
        await recordEvents(scope.tx, clusterId, events ?? []);
      }),
  } satisfies Partial<ExecutionStore>;
}

function taskMethods(run: Run) {
  const readTask = async ({ tx }: ExecutionScope, taskId: string) =>
    found(await tx.task.findUnique({ where: { id: taskId } }), "task", taskId);
  return {
    loadTask: (taskId) =>
      run(async (scope) => {
        const task = await readTask(scope, taskId);
        return toTaskRecord(task, (await withAllocations(scope.tx, [task]))[0]?.allocation);
      }),
    listTasks: (clusterId) =>
      run(async ({ tx }) => {
        const tasks = await tx.task.findMany({ where: { clusterId, endedAt: null }, orderBy: [{ service: "asc" }, { slot: "asc" }] });
        return (await withAllocations(tx, tasks)).map(({ task, allocation }) => toTaskRecord(task, allocation));
      }),
    patchTask: (taskId, patch) =>
      run(async (scope) => {
        const clusterId = await lockClusterOf(scope.tx, "task", taskId);
        const events = await changeTask(scope, await readTask(scope, taskId), patch);
        await recordEvents(scope.tx, clusterId, events ?? []);
      }),
  } satisfies Partial<ExecutionStore>;
}

function clusterMethods(run: Run) {
  return {
    loadCluster: (clusterId) => run(({ tx }) => readCluster(tx, clusterId)),
    snapshot: (clusterId) => run(({ tx, now }) => readSnapshot(tx, clusterId, now.getTime())),
    patchCluster: (clusterId, patch) =>
      run(async (scope) => {
        await lockCluster(scope.tx, clusterId);
        const cluster = found(await scope.tx.cluster.findUnique({ where: { id: clusterId } }), "cluster", clusterId);
        await recordEvents(scope.tx, clusterId, (await changeCluster(scope, cluster, patch)) ?? []);
      }),
    recordObservation: (clusterId, observation) => run((scope) => recordObservation(scope, clusterId, observation)),
  } satisfies Partial<ExecutionStore>;
}
