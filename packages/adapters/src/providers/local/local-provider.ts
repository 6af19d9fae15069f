import type { Clock, Provider } from "@slipway/core/ports";
import Docker from "dockerode";
import { deleteClusterNetwork, ensureClusterNetwork } from "./cluster-networks.ts";
import { sortDockerError } from "./docker-errors.ts";
import { consoleOutput, createMachine, deleteMachine, describeMachine, listMachines } from "./local-machines.ts";
import { watchMachines } from "./machine-events.ts";

interface LocalProviderDeps {
  /** Marks and finds what is ours; lower-case letters, digits and dashes. */
  installId: string;
  clock: Clock;
  /** Default: the engine of DOCKER_HOST, else of the default socket. */
  docker?: Docker;
}

/** Machines as containers of this computer's Docker engine. Free of charge; see docs/decisions/0003-local-machines.md. */
export function localProvider({ installId, clock, docker = new Docker() }: LocalProviderDeps): Provider {
  const place = { docker, installId, clock };
  return {
    name: "local",
    ensureNetwork: (network) => sorted("could not make the cluster's network", ensureClusterNetwork(place, network)),
    deleteNetwork: (clusterId) => sorted("could not remove the cluster's network", deleteClusterNetwork(place, clusterId)),
    createMachine: (request) => sorted("could not make the machine", createMachine(place, request)),
    deleteMachine: (machineId) => sorted("could not remove the machine", deleteMachine(place, machineId)),
    describeMachine: (machineId) => sorted("could not look at the machine", describeMachine(place, machineId)),
    listMachines: (filter) => sorted("could not list machines", listMachines(place, filter)),
    consoleOutput: (machineId) => sorted("could not read the machine's console", consoleOutput(place, machineId)),
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
