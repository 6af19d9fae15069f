import type { ClusterSpec } from "@slipway/core/blueprint";
import { AppError } from "@slipway/core/errors";
import type { ClusterRow, TeamTx } from "@slipway/db";
import type { UsecasePorts } from "../define/index.ts";
import { found } from "../paging/not-found.ts";

export interface Target {
  spec: ClusterSpec;
  blueprintVersionId: string | null;
  planId?: string;
}

export interface TargetChoice {
  planId?: string;
  blueprintVersionId?: string;
}

interface TargetContext {
  tx: TeamTx;
  ports: Pick<UsecasePorts, "providers">;
}

/**
 * What a start or an apply converges to: the plan's spec, the named version's, or the newest of what the cluster ran last.
 * UNPROCESSABLE: it asks for machines of a provider that this installation lacks.
 */
export async function resolveTarget({ tx, ports }: TargetContext, cluster: ClusterRow, choice: TargetChoice): Promise<Target> {
  const target = await chosenTarget(tx, cluster, choice);
  refuseForeignProviders(target.spec, ports.providers);
  return target;
}

function refuseForeignProviders({ nodeGroups }: ClusterSpec, known: readonly string[]): void {
  const faults = nodeGroups.flatMap(({ name, provider }, at) =>
    known.includes(provider)
      ? []
      : [
          {
            path: `/nodeGroups/${at}/provider`,
            message: `This installation has no provider ${provider}, which the machines of ${name} are to come from.`,
            remedy: `Name one that it has: ${known.join(", ")}.`,
          },
        ],
  );
  if (faults.length > 0) throw new AppError("UNPROCESSABLE", "This installation cannot make all machines of the blueprint.", { faults });
}

async function chosenTarget(tx: TeamTx, cluster: ClusterRow, choice: TargetChoice): Promise<Target> {
  if (choice.planId !== undefined && choice.blueprintVersionId !== undefined) {
    throw new AppError("INVALID_INPUT", "The request has faults.", {
      faults: [{ path: "/blueprintVersionId", message: "A plan names its version already: give one of the two." }],
    });
  }
  if (choice.planId !== undefined) return fromPlan(tx, cluster, choice.planId);
  if (choice.blueprintVersionId === undefined) return newestTarget(tx, cluster);
  const version = found(await tx.blueprints.findVersion(choice.blueprintVersionId), "blueprint version");
  return { spec: version.spec, blueprintVersionId: version.id };
}

async function fromPlan(tx: TeamTx, cluster: ClusterRow, planId: string): Promise<Target> {
  const plan = await tx.plans.find(planId);
  const { spec, blueprintVersionId, baseRevision } = found(plan?.clusterId === cluster.id ? plan : null, "plan");
  if (baseRevision !== cluster.revision) {
    throw new AppError("STALE", `The plan was made for revision ${baseRevision}; the cluster is at ${cluster.revision}.`, {
      remedy: "Plan again.",
    });
  }
  return { spec, blueprintVersionId, planId };
}

/** A newer version of the same blueprint, else the last spec as it was: a scale stays. */
async function newestTarget(tx: TeamTx, cluster: ClusterRow): Promise<Target> {
  const last = (await tx.clusters.listRevisions(cluster.id, 1))[0];
  if (!last) {
    throw new AppError("UNPROCESSABLE", "The cluster has run nothing yet.", { remedy: "Name a blueprintVersionId or a planId." });
  }
  const ran = last.blueprintVersionId ? await tx.blueprints.findVersion(last.blueprintVersionId) : null;
  const newest = ran && (await tx.blueprints.listVersions(ran.blueprintId, { limit: 1 })).items[0];
  if (!newest || newest.id === ran.id) return { spec: last.spec, blueprintVersionId: last.blueprintVersionId };
  return { spec: newest.spec, blueprintVersionId: newest.id };
}
