import { setTimeout as sleep } from "node:timers/promises";
import { AppError } from "@slipway/core/errors";
import type { Clock, CreateMachine, ProviderMachine } from "@slipway/core/ports";
import type Docker from "dockerode";
import { registryMirror } from "./cluster-networks.ts";
import { consoleText } from "./console-text.ts";
import { dockerStatus, ignoreStatus } from "./docker-errors.ts";
import { requireHostImage } from "./host-image.ts";
import { label, labelled, machineName } from "./labels.ts";
import { machineContainer, machineFiles, toMachine } from "./machine-container.ts";
import { tarFiles } from "./tar-files.ts";

/** How long a name may be taken by a container that is not to be seen yet. */
const APPEAR_MS = 10_000;
const GONE_MS = 30_000;
const POLL_MS = 50;

export interface LocalPlace {
  docker: Docker;
  installId: string;
  clock: Clock;
}

interface Candidate {
  container: Docker.Container;
  /** Was never started: by us just now, or by whoever died after creating it. */
  fresh: boolean;
}

/** The one way to a container: it bears our install's label and the id asked for, or we do not see it. */
async function findContainers({ docker, installId }: LocalPlace, filter: { machineId?: string; clusterId?: string }) {
  const labels: Record<string, string | null> = { [label.install]: installId, [label.machine]: filter.machineId ?? null };
  if (filter.clusterId) labels[label.clusterId] = filter.clusterId;
  return docker.listContainers({ all: true, filters: labelled(labels) });
}

export async function listMachines(place: LocalPlace, filter: { clusterId?: string }): Promise<ProviderMachine[]> {
  return (await findContainers(place, filter)).map(toMachine);
}

export async function describeMachine(place: LocalPlace, machineId: string): Promise<ProviderMachine | null> {
  const [found] = await findContainers(place, { machineId });
  return found ? toMachine(found) : null;
}

export async function createMachine(place: LocalPlace, request: CreateMachine): Promise<ProviderMachine> {
  // Asked first: without its network nothing is to be left behind.
  const mirror = await registryMirror(place, request.clusterId);
  const { container, fresh } = await createOrAdopt(place, request);
  if (fresh) {
    await container.putArchive(tarFiles(machineFiles(request, mirror)), { path: "/" });
    await container.start().catch(ignoreStatus(304));
  }
  const machine = await describeMachine(place, request.machineId);
  if (!machine) throw new AppError("GONE", `Machine ${request.machineId} was removed while it was being made.`);
  return machine;
}

async function createOrAdopt(place: LocalPlace, request: CreateMachine): Promise<Candidate> {
  const image = await requireHostImage(place.docker);
  try {
    return { container: await place.docker.createContainer(machineContainer(place.installId, request, image)), fresh: true };
  } catch (error) {
    if (dockerStatus(error) !== 409) throw error;
    const adopted = await adopt(place, request.machineId);
    if (!adopted) throw error;
    return adopted;
  }
}

/** null: the name is somebody else's. */
async function adopt({ docker, installId, clock }: LocalPlace, machineId: string): Promise<Candidate | null> {
  const container = docker.getContainer(machineName(installId, machineId));
  const deadline = clock.now() + APPEAR_MS;
  while (clock.now() < deadline) {
    const found = await container.inspect().catch(ignoreStatus(404));
    if (found) {
      const { Labels } = found.Config;
      const ours = Labels[label.install] === installId && Labels[label.machine] === machineId;
      return ours ? { container, fresh: found.State.Status === "created" } : null;
    }
    // Docker takes the name before the container can be seen: another call is creating it right now.
    await sleep(POLL_MS);
  }
  return null;
}

export async function deleteMachine(place: LocalPlace, machineId: string): Promise<void> {
  const deadline = place.clock.now() + GONE_MS;
  while (place.clock.now() < deadline) {
    const [found] = await findContainers(place, { machineId });
    if (!found) return;
    // 409: a removal is under way already.
    await place.docker.getContainer(found.Id).remove({ force: true, v: true }).catch(ignoreStatus(404, 409));
    await sleep(POLL_MS);
  }
  throw new AppError("UNREACHABLE", `Docker still has machine ${machineId}.`);
}

export async function consoleOutput(place: LocalPlace, machineId: string): Promise<string> {
  const [found] = await findContainers(place, { machineId });
  if (!found) return "";
  return consoleText(await place.docker.getContainer(found.Id).logs({ stdout: true, stderr: true, follow: false, tail: 1_000 }));
}
