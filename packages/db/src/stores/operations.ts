import { AppError } from "@slipway/core/errors";
import type { OperationState, StepState } from "@slipway/core/lifecycle";
import type { Plan, StepKind } from "@slipway/core/planner";
import type { OperationFailure } from "@slipway/core/ports";
import type { Step } from "../generated/prisma/client.ts";
import { fromJson, isoTime, isoTimeOrNull } from "../json.ts";
import { isId, type Page, type PageQuery, pageArguments, pageOf } from "../page.ts";
import { recordEvents } from "../record-events.ts";
import { found, lockClusterOf, notFound } from "../rows.ts";
import type { TeamScope } from "../scope.ts";
import { acceptChange, type ClusterChange } from "./accept-change.ts";
import { toOperationRow } from "./operation-row.ts";
import type { OperationRow, StepRow } from "./records.ts";

export type OperationStore = ReturnType<typeof operationStore>;

function toStepRow({ teamId: _, input: __, ...row }: Step): StepRow {
  return {
    ...row,
    kind: row.kind as StepKind,
    state: row.state as StepState,
    failure: fromJson<OperationFailure | null>(row.failure),
    startedAt: isoTimeOrNull(row.startedAt),
    endedAt: isoTimeOrNull(row.endedAt),
  };
}

export function operationStore(scope: TeamScope) {
  const { tx, teamId } = scope;
  const findRow = (operationId: string) =>
    isId(operationId) ? tx.operation.findUnique({ where: { id: operationId, teamId } }) : Promise.resolve(null);

  return {
    /** The one way in which a user changes a cluster: see acceptChange(). */
    accept: (change: ClusterChange): Promise<OperationRow> => acceptChange(scope, change),
    async find(operationId: string): Promise<OperationRow | null> {
      const row = await findRow(operationId);
      return row && toOperationRow(row);
    },
    /** Newest first; of one cluster or of the whole team. */
    async list(query: PageQuery & { clusterId?: string; state?: OperationState }): Promise<Page<OperationRow>> {
      const { clusterId, state } = query;
      const rows = await tx.operation.findMany({ ...pageArguments(query), where: { teamId, clusterId, state }, orderBy: { id: "desc" } });
      return pageOf(rows, query.limit, toOperationRow);
    },
    /** The newest change that somebody asked for; heals are nobody's wish. */
    async newestAsked(clusterId: string): Promise<OperationRow | null> {
      const row = await tx.operation.findFirst({ where: { teamId, clusterId, kind: { not: "heal" } }, orderBy: { id: "desc" } });
      return row && toOperationRow(row);
    },
    /** Idempotent. NOT_FOUND; CONFLICT when it has ended, and for a stop: what is being taken away is not brought back half-way. */
    async requestCancel(operationId: string, actor: string): Promise<OperationRow> {
      if (!isId(operationId)) throw notFound("operation", operationId);
      const clusterId = await lockClusterOf(tx, operationId);
      const row = found(await findRow(operationId), "operation", operationId);
      if (row.state !== "pending" && row.state !== "running") {
        throw new AppError("CONFLICT", `The operation has ended already: ${row.state}.`);
      }
      if (row.kind === "stop")
        throw new AppError("CONFLICT", "A stop cannot be cancelled.", { remedy: "Start the cluster again once it is stopped." });
      if (row.cancelRequested) return toOperationRow(row);
      await recordEvents(tx, clusterId, [{ type: "operation.cancel_requested", actor, operationId, data: { kind: row.kind } }]);
      return toOperationRow(await tx.operation.update({ where: { id: operationId }, data: { cancelRequested: true } }));
    },
    /** All rounds, in the order of their plans. */
    async steps(operationId: string): Promise<StepRow[]> {
      const rows = await tx.step.findMany({ where: { operationId, teamId }, orderBy: [{ round: "asc" }, { ordinal: "asc" }] });
      return rows.map(toStepRow);
    },
    /** The plan of each round, the first one first. */
    async rounds(operationId: string): Promise<{ round: number; plan: Plan; createdAt: string }[]> {
      const rows = await tx.operationRound.findMany({ where: { operationId, teamId }, orderBy: { round: "asc" } });
      return rows.map((row) => ({ round: row.round, plan: fromJson<Plan>(row.document), createdAt: isoTime(row.createdAt) }));
    },
  };
}
