import type Docker from "dockerode";
import { dockerStatus, ignoreStatus } from "./docker-errors.ts";
import { imageExists } from "./docker-progress.ts";
import { mirrorTag, REGISTRY_PORT } from "./image-mirror.ts";
import { label, labelled, registryName } from "./labels.ts";

/** Starts this install's registry of mirrored images; null where the public registry serves. Idempotent. */
export async function ensureRegistry(docker: Docker, installId: string): Promise<Docker.Container | null> {
  const found = await findRegistry(docker, installId);
  if (found?.running) return found.container;
  const image = await mirrorTag();
  if (!found && !(await imageExists(docker, image))) return null;
  const container = found?.container ?? (await createRegistry(docker, installId, image));
  await container.start().catch(ignoreStatus(304));
  return container;
}

/** Takes the registry away with all that was pushed to it. */
export async function removeRegistry(docker: Docker, installId: string): Promise<void> {
  const found = await findRegistry(docker, installId);
  await found?.container.remove({ force: true, v: true }).catch(ignoreStatus(404));
}

async function findRegistry(docker: Docker, installId: string): Promise<{ container: Docker.Container; running: boolean } | null> {
  const filters = labelled({ [label.install]: installId, [label.kind]: "registry" });
  const [found] = await docker.listContainers({ all: true, filters });
  return found ? { container: docker.getContainer(found.Id), running: found.State === "running" } : null;
}

async function createRegistry(docker: Docker, installId: string, image: string): Promise<Docker.Container> {
  const name = registryName(installId);
  try {
    return await docker.createContainer({
      name,
      Image: image,
      Labels: { [label.install]: installId, [label.kind]: "registry" },
      HostConfig: {
        // Machines outlive an engine's restart, so what they pull from must too.
        RestartPolicy: { Name: "unless-stopped" },
        PortBindings: { [REGISTRY_PORT]: [{ HostIp: "127.0.0.1", HostPort: "" }] },
      },
    });
  } catch (error) {
    // Another process of this install was faster.
    if (dockerStatus(error) === 409) return docker.getContainer(name);
    throw error;
  }
}
