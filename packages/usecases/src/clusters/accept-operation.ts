import type { ClusterChange } from "@slipway/db";
import { actorName, type RunContext } from "../define/index.ts";
import type { Accepted, Operation } from "../operations/schemas.ts";

/** Writes the change and its operation; the cluster's workflow hears of it after the commit. */
export async function acceptOperation(ctx: RunContext<unknown>, change: Omit<ClusterChange, "actor">): Promise<Accepted> {
  const operation = await ctx.tx.operations.accept({ ...change, actor: actorName(ctx.actor) });
  ctx.afterCommit(() => ctx.ports.wake(ctx.actor.teamId, change.clusterId));
  return { operation, message: `Accepted: ${change.kind}.` };
}

export const auditAccepted = ({ cluster }: { cluster: string }, { operation }: Accepted) => ({
  target: `cluster/${operation?.clusterId ?? cluster}`,
  detail: operation ? changeOf(operation) : { operationId: null },
});

const changeOf = ({ id, previousRevision, targetRevision, reason }: Operation) => ({
  operationId: id,
  revision: { from: previousRevision, to: targetRevision },
  ...(reason === null ? {} : { reason }),
});
