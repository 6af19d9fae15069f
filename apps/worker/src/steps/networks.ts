import type { Provider } from "@slipway/core/ports";
import { loginKeyRef, swarmBackupRef } from "../keys.ts";
import { type BatchContext, providerOf, type StepContext } from "./step-context.ts";

/** Makes the cluster's SSH key as well: before any of its machines, so that all of them get the same. */
export async function ensureNetwork({ deps, store, keyOnce, cluster, ...context }: StepContext): Promise<void> {
  await keyOnce(loginKeyRef(cluster.teamId, cluster.id), deps.generateKey.login);
  const network = { clusterId: cluster.id, clusterName: cluster.name, teamId: cluster.teamId, subnet: cluster.subnet };
  for (const provider of providersOf({ ...context, deps, cluster })) await provider.ensureNetwork(network);
  await store.patchCluster(cluster.id, { networkEnsured: true });
}

export async function deleteNetwork({ deps, store, cluster, ...context }: StepContext): Promise<void> {
  for (const provider of providersOf({ ...context, deps, cluster })) await provider.deleteNetwork(cluster.id);
  await deps.secrets.delete(swarmBackupRef(cluster.teamId, cluster.id));
  await deps.secrets.delete(loginKeyRef(cluster.teamId, cluster.id));
  await store.patchCluster(cluster.id, { networkEnsured: false, overlayEnsured: false, swarm: "none" });
}

/** Those that the cluster's specs name; all that there are when no spec is left to tell. */
function providersOf(context: Pick<BatchContext, "deps" | "operation" | "cluster">): Provider[] {
  const { operation, cluster, deps } = context;
  const specs = [operation.target, operation.previous, cluster.desired].flatMap((state) => state?.spec ?? []);
  const names = new Set(specs.flatMap((spec) => spec.nodeGroups.map((group) => group.provider)));
  return names.size === 0 ? [...deps.providers.values()] : [...names].map((name) => providerOf({ deps }, name));
}
