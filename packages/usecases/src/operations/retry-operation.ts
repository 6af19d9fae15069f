import { AppError } from "@slipway/core/errors";
import type { ClusterRevisionRow, OperationRow, TeamTx } from "@slipway/db";
import { z } from "zod";
import { acceptOperation } from "../clusters/accept-operation.ts";
import { defineUsecase } from "../define/index.ts";
import { found } from "../paging/not-found.ts";
import { idOrName } from "../paging/schemas.ts";
import { findOperation } from "./find-operation.ts";
import { accepted } from "./schemas.ts";

export const retryOperation = defineUsecase({
  name: "operations.retry",
  kind: "command",
  action: "operate",
  rest: { method: "POST", path: "/operations/{operation}/retry", status: 202 },
  summary: "Asks for a failed or cancelled operation's target again, as a new operation. Only the cluster's newest change can be retried.",
  input: z.strictObject({ operation: idOrName }),
  output: accepted,
  async run(ctx, input) {
    const { id, clusterId } = await findOperation(ctx.tx, input.operation);
    await ctx.tx.clusters.lock(clusterId);
    const operation = await findOperation(ctx.tx, id);
    const kind = retryable(operation, await ctx.tx.operations.newestAsked(clusterId));
    const target = await targetOf(ctx.tx, operation);
    const { spec = null, blueprintVersionId = null } = target ?? {};
    return acceptOperation(ctx, { clusterId, kind, spec, blueprintVersionId, reason: `retry of ${id}` });
  },
  audit: ({ operation }, { operation: made }) => ({
    target: `cluster/${made?.clusterId}`,
    detail: { operationId: made?.id ?? null, retryOf: operation },
  }),
});

/** The kind to ask for again. CONFLICT with the reason when there is nothing to retry, or when it would undo a later change. */
function retryable({ id, kind, state }: OperationRow, newest: OperationRow | null): Exclude<OperationRow["kind"], "heal"> {
  if (state !== "failed" && state !== "cancelled") {
    const remedy = state === "succeeded" ? "There is nothing to retry." : "Wait until it has ended, or cancel it first.";
    throw new AppError("CONFLICT", `The operation is ${state}: only a failed or cancelled one can be retried.`, { remedy });
  }
  if (kind === "heal") {
    throw new AppError("CONFLICT", "A heal is not retried by hand: Slipway asks for the next one by itself.", {
      remedy: "Apply the cluster's blueprint to converge at once.",
    });
  }
  if (newest && newest.id !== id) {
    throw new AppError("CONFLICT", `Operation ${newest.id} (${newest.kind}) has changed the cluster since: a retry would undo it.`, {
      remedy: "Retry that one, or ask for the change anew.",
    });
  }
  return kind;
}

/** null: nothing at all, as for a stop. */
async function targetOf(tx: TeamTx, { clusterId, targetRevision }: OperationRow): Promise<ClusterRevisionRow | null> {
  return targetRevision === null ? null : found(await tx.clusters.findRevision(clusterId, targetRevision), "cluster revision");
}
