import { AppError } from "@slipway/core/errors";
import Docker from "dockerode";
import { ignoreStatus } from "./docker-errors.ts";
import { label, labelled } from "./labels.ts";
import { removeRegistry } from "./registry.ts";

/** Takes away what an install keeps besides machines: its registry and empty networks. CONFLICT while it has machines. Idempotent. */
export async function removeLocal(installId: string, docker = new Docker()): Promise<void> {
  const machines = await docker.listContainers({ all: true, filters: labelled({ [label.install]: installId, [label.machine]: null }) });
  if (machines.length > 0)
    throw new AppError("CONFLICT", `${machines.length} machines of this install still exist; stop their clusters first.`);
  await removeRegistry(docker, installId);
  for (const network of await docker.listNetworks({ filters: labelled({ [label.install]: installId }) })) {
    await docker.getNetwork(network.Id).remove().catch(ignoreStatus(404));
  }
}
