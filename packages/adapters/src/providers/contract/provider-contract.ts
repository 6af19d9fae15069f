import { randomUUID } from "node:crypto";
import { isAppError } from "@slipway/core/errors";
import type { CreateMachine, Provider, ProviderMachine } from "@slipway/core/ports";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

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

const READY = { timeout: 30_000, interval: 50 };

/** What every provider must do, whatever is behind it. */
export function providerContract(name: string, makeHarness: () => Promise<ProviderHarness>): void {
  describe(`${name} keeps the provider's contract`, () => {
    let harness: ProviderHarness;
    let provider: Provider;
    let network: { clusterId: string; clusterName: string; teamId: string; subnet: string };

    beforeEach(async () => {
      harness = await makeHarness();
      provider = harness.provider;
      network = { clusterId: randomUUID(), clusterName: "contract", teamId: randomUUID(), subnet: harness.subnet };
    });

    afterEach(() => harness.dispose());

    function machine(host = 10): CreateMachine {
      return {
        machineId: randomUUID(),
        clusterId: network.clusterId,
        clusterName: network.clusterName,
        teamId: network.teamId,
        nodeName: `node-${host}`,
        role: "worker",
        shape: { region: "local", size: "small", cpu: 1, memoryMib: 1_024, diskGib: 10, preemptible: false },
        privateAddress: network.subnet.replace(/\d+\/\d+$/, String(host)),
        ...harness.keys,
      };
    }

    async function created(host = 10): Promise<CreateMachine> {
      const request = machine(host);
      await provider.ensureNetwork(network);
      await provider.createMachine(request);
      return request;
    }

    const stateOf = async (machineId: string): Promise<ProviderMachine["state"] | undefined> => (await provider.describeMachine(machineId))?.state;

    test("a machine comes up where it was asked for", async () => {
      const request = await created();
      await expect.poll(() => stateOf(request.machineId), READY).toBe("running");
      const running = await provider.describeMachine(request.machineId);
      expect(running).toMatchObject({ machineId: request.machineId, clusterId: network.clusterId, privateAddress: request.privateAddress });
      expect(running?.ssh).toEqual({ host: expect.any(String), port: expect.any(Number) });
      await expect.poll(() => provider.consoleOutput(request.machineId), READY).not.toBe("");
    });

    test("a second create of one id returns the first machine, also at the same time", async () => {
      await provider.ensureNetwork(network);
      const request = machine();
      const [first, second] = await Promise.all([provider.createMachine(request), provider.createMachine(request)]);
      const third = await provider.createMachine(request);
      expect(new Set([first, second, third].map(({ providerId }) => providerId)).size).toBe(1);
      expect(await provider.listMachines({})).toHaveLength(1);
    });

    test("networks can be made and removed twice, and not from under a machine", async () => {
      const request = await created();
      await provider.ensureNetwork(network);
      const refusal = await provider.deleteNetwork(network.clusterId).catch((error: unknown) => error);
      expect(isAppError(refusal, "CONFLICT")).toBe(true);
      await provider.deleteMachine(request.machineId);
      await provider.deleteNetwork(network.clusterId);
      await provider.deleteNetwork(network.clusterId);
    });

    test("a deleted machine is gone when the call returns, and may be deleted again", async () => {
      const request = await created();
      await provider.deleteMachine(request.machineId);
      expect(await provider.describeMachine(request.machineId)).toBeNull();
      await provider.deleteMachine(request.machineId);
    });

    test("what was never made is null, empty, or success", async () => {
      const unknown = randomUUID();
      expect(await provider.describeMachine(unknown)).toBeNull();
      expect(await provider.consoleOutput(unknown)).toBe("");
      expect(await provider.listMachines({ clusterId: unknown })).toEqual([]);
      await provider.deleteMachine(unknown);
      await provider.deleteNetwork(unknown);
    });

    test("a killed machine is stopped, and its address serves the replacement after it is deleted", async () => {
      const request = await created();
      await expect.poll(() => stateOf(request.machineId), READY).toBe("running");
      await harness.kill(request.machineId);
      await expect.poll(() => stateOf(request.machineId), READY).toBe("stopped");
      expect((await provider.describeMachine(request.machineId))?.ssh).toBeNull();
      await provider.deleteMachine(request.machineId);
      const replacement = await created();
      await expect.poll(() => stateOf(replacement.machineId), READY).toBe("running");
    });

    test("lists machines of the cluster asked for", async () => {
      const requests = [await created(10), await created(11)];
      const listed = await provider.listMachines({ clusterId: network.clusterId });
      expect(listed.map(({ machineId }) => machineId).sort()).toEqual(requests.map(({ machineId }) => machineId).sort());
    });

    test("another install's machine is neither seen nor touched, whatever its ids", async () => {
      const request = machine();
      const untouched = await harness.plantForeign(request);
      expect(await provider.describeMachine(request.machineId)).toBeNull();
      expect(await provider.listMachines({})).toEqual([]);
      await provider.deleteMachine(request.machineId);
      expect(await untouched()).toBe(true);
    });

    test("tells when a machine starts and ends, until its signal", async () => {
      const seen = vi.fn<(machineId: string) => void>();
      const ending = new AbortController();
      const watching = provider.watch?.(seen, ending.signal);
      const request = await created();
      await expect.poll(() => seen.mock.calls.flat(), READY).toContain(request.machineId);
      await expect.poll(() => stateOf(request.machineId), READY).toBe("running");
      seen.mockClear();
      await harness.kill(request.machineId);
      await expect.poll(() => seen.mock.calls.flat(), READY).toContain(request.machineId);
      ending.abort();
      await watching;
    });
  });
}
