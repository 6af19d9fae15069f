import { type OperationState, operationStates } from "@slipway/core/lifecycle";
import type { ExecutionStore } from "@slipway/core/ports";
import type { Operation } from "../generated/prisma/client.ts";
import { toJson } from "../json.ts";
import { recordEvents } from "../record-events.ts";
import { lockClusterOf } from "../rows.ts";
import { openChanges } from "./changes/change-set.ts";
import { changeCluster } from "./clusters.ts";
import { nextState } from "./next-state.ts";
import { userOperationWaits } from "./operations.ts";
import type { ExecutionScope } from "./scope.ts";

export type OperationOutcome = Parameters<ExecutionStore["finishOperation"]>[1];

/** The first outcome stays. */
export async function finishOperation(scope: ExecutionScope, operationId: string, outcome: OperationOutcome): Promise<void> {
  const { tx, now } = scope;
  const clusterId = await lockClusterOf(tx, operationId);
  const operation = await tx.operation.findUniqueOrThrow({ where: { id: operationId } });
  const from = operation.state as OperationState;
  const state = nextState({ table: operationStates, subject: `operation ${operationId}`, from, to: outcome.state });
  if (state === from) return;
  await tx.operation.update({
    where: { id: operationId },
    data: { state, endedAt: now, failure: outcome.failure && toJson(outcome.failure) },
  });
  const { kind } = operation;
  await recordEvents(tx, clusterId, [{ type: `operation.${outcome.state}`, operationId, data: { kind, failure: outcome.failure } }]);
  if (outcome.to === null) await clearAway(scope, operation, outcome);
  await settleCluster(scope, operation, outcome);
}

async function settleCluster(scope: ExecutionScope, { id: operationId, clusterId }: Operation, outcome: OperationOutcome): Promise<void> {
  const { tx } = scope;
  const settled = !(await userOperationWaits(tx, clusterId));
  const wish = settled ? { desiredRevision: outcome.to?.revision ?? null } : {};
  const cluster = await tx.cluster.update({ where: { id: clusterId }, data: { revision: { increment: 1 }, ...wish } });
  if (!settled) return;
  const events = await changeCluster(scope, cluster, { state: outcome.clusterState, operationId });
  await recordEvents(tx, clusterId, events ?? []);
}

/** Where no machine is left, neither is what lived on machines. */
async function clearAway(scope: ExecutionScope, { clusterId }: Operation, outcome: OperationOutcome): Promise<void> {
  const { tx, now } = scope;
  const left = await tx.machine.count({ where: { clusterId, state: { not: "gone" } } });
  if (left > 0) return;
  const tasks = await tx.task.findMany({ where: { clusterId, endedAt: null } });
  const changes = openChanges(scope, new Map());
  for (const task of tasks) changes.task(task, { state: "stopped" });
  await changes.write();
  await tx.node.updateMany({ where: { clusterId, retiredAt: null }, data: { retiredAt: now } });
  await tx.machine.updateMany({ where: { clusterId, engineNodeId: { not: null } }, data: { engineNodeId: null } });
  // A failed operation may have left the provider's network behind: the next stop has to take it away.
  const network = outcome.state === "failed" ? {} : { networkEnsured: false };
  await tx.cluster.update({ where: { id: clusterId }, data: { swarm: "none", overlayEnsured: false, slices: {}, ...network } });
}
