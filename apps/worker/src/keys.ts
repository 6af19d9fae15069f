import { AppError } from "@slipway/core/errors";
import type { SecretRef, SecretStore } from "@slipway/core/ports";

/** OpenSSH formats. */
export interface KeyPair {
  privateKey: string;
  publicKey: string;
}

export const machineScope = (machineId: string): string => `machine/${machineId}`;
export const clusterScope = (clusterId: string): string => `cluster/${clusterId}`;

export const hostKeyRef = (teamId: string, machineId: string): SecretRef => ({ teamId, scope: machineScope(machineId), name: "host-key" });
export const loginKeyRef = (teamId: string, clusterId: string): SecretRef => ({
  teamId,
  scope: clusterScope(clusterId),
  name: "login-key",
});
export const swarmBackupRef = (teamId: string, clusterId: string): SecretRef => ({
  teamId,
  scope: clusterScope(clusterId),
  name: "swarm-backup",
});

/** UNREACHABLE when the cluster's machines were never given a key. */
export async function readLoginKey(secrets: SecretStore, cluster: { teamId: string; clusterId: string }): Promise<KeyPair> {
  const stored = await secrets.get(loginKeyRef(cluster.teamId, cluster.clusterId));
  if (!stored) throw new AppError("UNREACHABLE", "The cluster's SSH key does not exist: none of its machines was made yet.");
  return JSON.parse(stored.value.reveal()) as KeyPair;
}

export type KeyMaker = (ref: SecretRef, generate: () => KeyPair) => Promise<KeyPair>;

/** Made once and stored before use: a step that is repeated after a crash finds the same key. */
export function keyMaker(secrets: SecretStore): KeyMaker {
  const making = new Map<string, Promise<KeyPair>>();

  async function readOrMake(ref: SecretRef, generate: () => KeyPair): Promise<KeyPair> {
    const stored = await secrets.get(ref);
    if (stored) return JSON.parse(stored.value.reveal()) as KeyPair;
    const key = generate();
    await secrets.put(ref, JSON.stringify(key));
    return key;
  }

  return (ref, generate) => {
    const id = `${ref.teamId} ${ref.scope} ${ref.name}`;
    const running = making.get(id) ?? readOrMake(ref, generate).finally(() => making.delete(id));
    making.set(id, running);
    return running;
  };
}
