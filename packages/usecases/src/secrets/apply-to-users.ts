import { specSecrets } from "@slipway/core/blueprint";
import { isAppError } from "@slipway/core/errors";
import type { ClusterRevisionRow, ClusterRow, OperationRow, TeamTx } from "@slipway/db";
import { actorName, type OutsideContext } from "../define/index.ts";

const ALL = 10_000;

interface SecretUser {
  cluster: ClusterRow;
  revision: ClusterRevisionRow;
}

/** Applies the wanted spec again on each running cluster that uses the secret: a new version replaces its tasks. */
export async function applyToUsers(ctx: OutsideContext, secret: string): Promise<OperationRow[]> {
  const users = await ctx.transaction((tx) => runningUsers(tx, secret));
  const operations: OperationRow[] = [];
  for (const user of users) {
    const operation = await applied(ctx, user, secret);
    if (operation) operations.push(operation);
  }
  await Promise.allSettled(operations.map(({ clusterId }) => ctx.ports.wake(ctx.actor.teamId, clusterId)));
  return operations;
}

async function runningUsers(tx: TeamTx, secret: string): Promise<SecretUser[]> {
  const { items } = await tx.clusters.list({ limit: ALL });
  const users: SecretUser[] = [];
  for (const cluster of items) {
    const revision = cluster.desiredRevision === null ? null : await tx.clusters.findRevision(cluster.id, cluster.desiredRevision);
    if (revision && specSecrets(revision.spec).includes(secret)) users.push({ cluster, revision });
  }
  return users;
}

/** null: an operation is under way there; it looks at the secrets' versions again before it ends. */
async function applied(
  { transaction, actor }: OutsideContext,
  { cluster, revision }: SecretUser,
  secret: string,
): Promise<OperationRow | null> {
  const { spec, blueprintVersionId } = revision;
  const change = {
    clusterId: cluster.id,
    kind: "apply",
    spec,
    blueprintVersionId,
    actor: actorName(actor),
    reason: `secret ${secret} changed`,
  } as const;
  try {
    return await transaction((tx) => tx.operations.accept(change));
  } catch (error) {
    if (isAppError(error, "CONFLICT")) return null;
    throw error;
  }
}
