import { randomUUID } from "node:crypto";
import type { ClusterNetwork, CreateMachine, Provider, ProviderMachine } from "@slipway/core/ports";
import { expect } from "vitest";

/** A provider of a fresh install and what only its maker can do. */
export interface ProviderHarness {
  provider: Provider;
  /** A /20 that nothing else uses. */
  subnet: string;
  keys: Pick<CreateMachine, "hostKey" | "authorizedKey">;
  /** Ends the machine behind the provider's back, as a power cut does. */
  kill(machineId: string): Promise<void>;
  /** Puts a machine of another install there, with the same ids; the returned function tells whether it is untouched. */
  plantForeign(request: CreateMachine): Promise<() => Promise<boolean>>;
  /** Takes away all that the suite may have left. */
  dispose(): Promise<void>;
}

/** Enough for a machine on a busy computer. */
export const READY = { timeout: 30_000, interval: 50 };

export interface ContractScene extends ProviderHarness {
  network: ClusterNetwork;
  /** A request for a machine at the subnet's given host number. */
  machine(host?: number): CreateMachine;
  /** Makes the network and such a machine. */
  create(host?: number): Promise<CreateMachine>;
  awaitState(machineId: string, state: ProviderMachine["state"]): Promise<void>;
}

export function contractScene(harness: ProviderHarness): ContractScene {
  const { provider, subnet, keys } = harness;
  const network = { clusterId: randomUUID(), clusterName: "contract", teamId: randomUUID(), subnet };

  const machine = (host = 10): CreateMachine => ({
    machineId: randomUUID(),
    clusterId: network.clusterId,
    clusterName: network.clusterName,
    teamId: network.teamId,
    nodeName: `node-${host}`,
    role: "worker",
    shape: { region: "local", size: "small", cpu: 1, memoryMib: 1_024, diskGib: 10, preemptible: false },
    privateAddress: subnet.replace(/\d+\/\d+$/, String(host)),
    ...keys,
  });

  return {
    ...harness,
    network,
    machine,
    async create(host) {
      const request = machine(host);
      await provider.ensureNetwork(network);
      await provider.createMachine(request);
      return request;
    },
    async awaitState(machineId, state) {
      await expect.poll(async () => (await provider.describeMachine(machineId))?.state, READY).toBe(state);
    },
  };
}
