import { AppError } from "@slipway/core/errors";
import { machineSubnet, movedAddress } from "@slipway/core/networking";
import { freeSubnet } from "../free-subnet.ts";
import { found, lockCluster } from "../rows.ts";
import type { ExecutionScope } from "./scope.ts";

/** Addresses that something outside of this install has turned out to use. */
export async function moveSubnet({ tx }: ExecutionScope, clusterId: string): Promise<string> {
  await lockCluster(tx, clusterId);
  const cluster = found(await tx.cluster.findUnique({ where: { id: clusterId } }), "cluster", clusterId);
  if (cluster.networkEnsured) throw new AppError("CONFLICT", `Cluster ${cluster.name} has its network already.`);
  const subnetIndex = await freeSubnet(tx);
  const to = machineSubnet(subnetIndex);
  await tx.cluster.update({ where: { id: clusterId }, data: { subnetIndex } });
  const nodes = await tx.node.findMany({ where: { clusterId }, select: { id: true, privateAddress: true } });
  for (const { id, privateAddress } of nodes)
    await tx.node.update({ where: { id }, data: { privateAddress: movedAddress(privateAddress, to) } });
  return to;
}
