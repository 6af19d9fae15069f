import { isAppError } from "@slipway/core/errors";
import type { ClusterRecord, ExecutionStore, Provider } from "@slipway/core/ports";
import { loginKeyRef, swarmBackupRef } from "../keys.ts";
import { type BatchContext, providerOf, type StepContext } from "./step-context.ts";

/** 512 subnets, of which few are ever taken by others. */
const MAX_MOVES = 10;

/** Makes the cluster's SSH key as well: before any of its machines, so that all of them get the same. */
export async function ensureNetwork({ deps, store, keyOnce, cluster, ...context }: StepContext): Promise<null> {
  await keyOnce(loginKeyRef(cluster.teamId, cluster.id), deps.generateKey.login);
  await ensureSomewhere(providersOf({ ...context, deps, cluster }), store, cluster);
  await store.patchCluster(cluster.id, { networkEnsured: true });
  return null;
}

/** Where the cluster's addresses are taken, by another install, a VPN or a Docker network, it moves to others. */
async function ensureSomewhere(providers: Provider[], store: ExecutionStore, { id, name, teamId }: ClusterRecord): Promise<void> {
  for (let movesLeft = MAX_MOVES; ; movesLeft -= 1) {
    const { subnet } = await store.loadCluster(id);
    try {
      for (const provider of providers) await provider.ensureNetwork({ clusterId: id, clusterName: name, teamId, subnet });
      return;
    } catch (error) {
      if (movesLeft === 0 || !isAppError(error, "CONFLICT")) throw error;
      // Those that had the addresses free must not keep a network of them.
      for (const provider of providers) await provider.deleteNetwork(id);
      await store.moveSubnet(id);
    }
  }
}

export async function deleteNetwork({ deps, store, cluster, ...context }: StepContext): Promise<null> {
  for (const provider of providersOf({ ...context, deps, cluster })) await provider.deleteNetwork(cluster.id);
  await deps.secrets.delete(swarmBackupRef(cluster.teamId, cluster.id));
  await deps.secrets.delete(loginKeyRef(cluster.teamId, cluster.id));
  await store.patchCluster(cluster.id, { networkEnsured: false, overlayEnsured: false, swarm: "none" });
  return null;
}

/** Those that the cluster's specs name; all that there are when no spec is left to tell. */
function providersOf(context: Pick<BatchContext, "deps" | "operation" | "cluster">): Provider[] {
  const { operation, cluster, deps } = context;
  const specs = [operation.target, operation.previous, cluster.desired].flatMap((state) => state?.spec ?? []);
  const names = new Set(specs.flatMap((spec) => spec.nodeGroups.map((group) => group.provider)));
  return names.size === 0 ? [...deps.providers.values()] : [...names].map((name) => providerOf({ deps }, name));
}
