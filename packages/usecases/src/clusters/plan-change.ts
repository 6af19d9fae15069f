import type { ClusterSpec } from "@slipway/core/blueprint";
import { contentHash } from "@slipway/core/identity";
import { type Plan, type PriceOf, planConvergence } from "@slipway/core/planner";
import type { ClusterRow, TeamTx } from "@slipway/db";

/** Machines on one's own computer cost nothing; a cloud's catalogue will say otherwise. */
const prices: PriceOf = () => 0;

export interface PlannedChange {
  plan: Plan;
  hasChanges: boolean;
}

interface PlanRequest {
  cluster: ClusterRow;
  spec: ClusterSpec;
  now: number;
}

/** What converging `cluster` to `spec` would do, from what was last observed. The seed keeps ids the same when asked again. */
export async function planChange(tx: TeamTx, { cluster, spec, now }: PlanRequest): Promise<PlannedChange> {
  const desired = cluster.desiredRevision === null ? null : await tx.clusters.findRevision(cluster.id, cluster.desiredRevision);
  const previous = desired?.spec ?? null;
  const snapshot = await tx.clusters.snapshot(cluster.id);
  const seed = `${cluster.id}:${cluster.revision}:${contentHash(spec)}`;
  const plan = planConvergence({ target: spec, previous, snapshot, seed, now, prices, secretVersions: await teamSecretVersions(tx) });
  const sameSpec = previous !== null && contentHash(previous) === contentHash(spec);
  return { plan, hasChanges: !sameSpec || plan.steps.length > 0 || plan.changes.length > 0 };
}

async function teamSecretVersions(tx: TeamTx): Promise<Record<string, number>> {
  const secrets = await tx.secrets.list("team");
  return Object.fromEntries(secrets.map(({ name, version }) => [name, version]));
}
