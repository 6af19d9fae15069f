import { AppError, isAppError } from "@slipway/core/errors";
import type { ClusterNetwork } from "@slipway/core/ports";
import type Docker from "dockerode";
import { dockerStatus, ignoreStatus, sortDockerError } from "./docker-errors.ts";
import { label, labelled, networkLabels, networkName } from "./labels.ts";
import { ensureRegistry } from "./registry.ts";

interface Place {
  docker: Docker;
  installId: string;
}

/** A bridge over the cluster's subnet: .1 is this computer, .2 the registry where one is needed. */
export async function ensureClusterNetwork({ docker, installId }: Place, network: ClusterNetwork): Promise<void> {
  if (!(await findNetwork({ docker, installId }, network.clusterId))) await createNetwork({ docker, installId }, network);
  const registry = await ensureRegistry(docker, installId);
  if (registry)
    await joinRegistry(docker, registry.id, { name: networkName(installId, network.clusterId), address: hostAddress(network.subnet, 2) });
}

/** Where machines of this cluster pull from first; null: straight from the public registry. */
export async function registryMirror({ docker, installId }: Place, clusterId: string): Promise<string | null> {
  const found = await findNetwork({ docker, installId }, clusterId);
  if (!found) throw new AppError("CONFLICT", "The cluster's network does not exist yet.");
  const { IPAM, Containers }: Docker.NetworkInspectInfo = await docker.getNetwork(found.Id).inspect();
  const address = hostAddress(IPAM?.Config?.[0]?.Subnet ?? "", 2);
  const joined = Object.values(Containers ?? {}).some((member) => member.IPv4Address.startsWith(`${address}/`));
  return joined ? `http://${address}:5000` : null;
}

export async function deleteClusterNetwork({ docker, installId }: Place, clusterId: string): Promise<void> {
  const machines = await docker.listContainers({
    all: true,
    filters: labelled({ [label.install]: installId, [label.clusterId]: clusterId, [label.machine]: null }),
  });
  if (machines.length > 0) throw new AppError("CONFLICT", `The cluster's network still has ${machines.length} machines in it.`);
  const found = await findNetwork({ docker, installId }, clusterId);
  if (!found) return;
  const network = docker.getNetwork(found.Id);
  const registry = await ensureRegistry(docker, installId);
  if (registry) await network.disconnect({ Container: registry.id, Force: true }).catch(ignoreStatus(403, 404, 500));
  await network.remove().catch(ignoreStatus(404));
}

async function findNetwork({ docker, installId }: Place, clusterId: string): Promise<Docker.NetworkInspectInfo | null> {
  const filters = labelled({ [label.install]: installId, [label.clusterId]: clusterId });
  const [found] = await docker.listNetworks({ filters });
  return found ?? null;
}

async function createNetwork(place: Place, network: ClusterNetwork): Promise<void> {
  try {
    await place.docker.createNetwork({
      Name: networkName(place.installId, network.clusterId),
      CheckDuplicate: true,
      Driver: "bridge",
      Labels: networkLabels(place.installId, network),
      IPAM: { Driver: "default", Config: [{ Subnet: network.subnet, Gateway: hostAddress(network.subnet, 1) }] },
    });
  } catch (error) {
    // Made by another process meanwhile: its name (409) or its subnet (403) is in our way.
    if (await findNetwork(place, network.clusterId)) return;
    const sorted = sortDockerError(error, `refused the network ${network.subnet}`);
    if (!isAppError(sorted, "CONFLICT")) throw sorted;
    throw new AppError("CONFLICT", sorted.message, {
      cause: error,
      remedy: "Another network of this computer has these addresses; `docker network ls`.",
    });
  }
}

async function joinRegistry(docker: Docker, registryId: string, at: { name: string; address: string }): Promise<void> {
  try {
    await docker.getNetwork(at.name).connect({ Container: registryId, EndpointConfig: { IPAMConfig: { IPv4Address: at.address } } });
  } catch (error) {
    // 403: it is in this network already.
    if (dockerStatus(error) !== 403) throw error;
  }
}

/** `hostAddress("10.64.16.0/20", 2)` is 10.64.16.2. */
function hostAddress(subnet: string, host: number): string {
  const [first = ""] = subnet.split("/");
  return first.replace(/\d+$/, String(host));
}
