import { setTimeout as sleep } from "node:timers/promises";
import { AppError } from "@slipway/core/errors";
import type { Clock, CreateMachine, Provider, ProviderMachine } from "@slipway/core/ports";
import Docker from "dockerode";
import { deleteClusterNetwork, ensureClusterNetwork, registryMirror } from "./cluster-networks.ts";
import { consoleText } from "./console-text.ts";
import { dockerStatus, sortDockerError } from "./docker-errors.ts";
import { requireHostImage } from "./host-image.ts";
import { label, labelled, machineName } from "./labels.ts";
import { machineContainer, machineFiles, toMachine } from "./machine-container.ts";
import { watchMachines } from "./machine-events.ts";
import { ignoreStatus } from "./registry.ts";
import { tarFiles } from "./tar-files.ts";

/** A name that is taken by a container that never appears. */
const APPEAR_MS = 10_000;
const GONE_MS = 30_000;
const POLL_MS = 50;

interface LocalProviderDeps {
  /** Marks and finds what is ours; lower-case letters, digits and dashes. */
  installId: string;
  clock: Clock;
  /** Default: the engine of DOCKER_HOST, else of the default socket. */
  docker?: Docker;
}

/** Machines as containers of this computer's Docker engine. Free of charge; see docs/decisions/0003-local-machines.md. */
export function localProvider({ installId, clock, docker = new Docker() }: LocalProviderDeps): Provider {
  const place = { docker, installId };

  /** The one way to a container: it bears our install's label and the id asked for, or we do not see it. */
  async function list(filter: { machineId?: string; clusterId?: string }): Promise<Docker.ContainerInfo[]> {
    const labels: Record<string, string | null> = { [label.install]: installId, [label.machine]: filter.machineId ?? null };
    if (filter.clusterId) labels[label.clusterId] = filter.clusterId;
    return docker.listContainers({ all: true, filters: labelled(labels) });
  }

  async function describe(machineId: string): Promise<ProviderMachine | null> {
    const [container] = await list({ machineId });
    return container ? toMachine(container) : null;
  }

  async function create(request: CreateMachine): Promise<ProviderMachine> {
    const container = await createOrAdopt(request);
    if (container.fresh) {
      const files = machineFiles(request, await registryMirror(place, request.clusterId));
      await container.handle.putArchive(tarFiles(files), { path: "/" });
      await container.handle.start().catch(ignoreStatus(304));
    }
    const machine = await describe(request.machineId);
    if (!machine) throw new AppError("GONE", `Machine ${request.machineId} was removed while it was being made.`);
    return machine;
  }

  /** `fresh`: was never started, by us just now or by whoever died after creating it. */
  async function createOrAdopt(request: CreateMachine): Promise<{ handle: Docker.Container; fresh: boolean }> {
    const image = await requireHostImage(docker);
    try {
      return { handle: await docker.createContainer(machineContainer(installId, request, image)), fresh: true };
    } catch (error) {
      if (dockerStatus(error) !== 409) throw error;
      return adopt(request.machineId, error);
    }
  }

  async function adopt(machineId: string, conflict: unknown): Promise<{ handle: Docker.Container; fresh: boolean }> {
    const handle = docker.getContainer(machineName(installId, machineId));
    for (let waitedMs = 0; waitedMs < APPEAR_MS; waitedMs += POLL_MS) {
      const found = await handle.inspect().catch(ignoreStatus(404));
      if (found && !bearsLabels(found.Config.Labels, machineId)) break;
      if (found) return { handle, fresh: found.State.Status === "created" };
      // Docker takes the name before the container can be seen: another call is creating it right now.
      await sleep(POLL_MS);
    }
    throw conflict;
  }

  function bearsLabels(labels: Record<string, string>, machineId: string): boolean {
    return labels[label.install] === installId && labels[label.machine] === machineId;
  }

  async function remove(machineId: string): Promise<void> {
    const deadline = clock.now() + GONE_MS;
    for (;;) {
      const [found] = await list({ machineId });
      if (!found) return;
      if (clock.now() > deadline) throw new AppError("UNREACHABLE", `Docker still has machine ${machineId}.`);
      // 409: a removal is under way already.
      await docker.getContainer(found.Id).remove({ force: true, v: true }).catch(ignoreStatus(404, 409));
      await sleep(POLL_MS);
    }
  }

  async function readConsole(machineId: string): Promise<string> {
    const [found] = await list({ machineId });
    if (!found) return "";
    const output = await docker.getContainer(found.Id).logs({ stdout: true, stderr: true, follow: false, tail: 1_000 });
    return consoleText(output);
  }

  return {
    name: "local",
    ensureNetwork: (network) => sorted("could not make the cluster's network", ensureClusterNetwork(place, network)),
    deleteNetwork: (clusterId) => sorted("could not remove the cluster's network", deleteClusterNetwork(place, clusterId)),
    createMachine: (request) => sorted("could not make the machine", create(request)),
    deleteMachine: (machineId) => sorted("could not remove the machine", remove(machineId)),
    describeMachine: (machineId) => sorted("could not look at the machine", describe(machineId)),
    listMachines: (filter) => sorted("could not list machines", list(filter).then((found) => found.map(toMachine))),
    consoleOutput: (machineId) => sorted("could not read the machine's console", readConsole(machineId)),
    watch: (onChange, signal) => watchMachines(place, onChange, signal),
  };
}

async function sorted<Result>(doing: string, work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    throw sortDockerError(error, doing);
  }
}
