import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { ContractScene } from "./provider-harness.ts";

/** What is unknown, and what is somebody else's. */
export function boundaryCases(scene: () => ContractScene): void {
  test("what was never made is null, empty, or success", async () => {
    const { provider } = scene();
    const unknown = randomUUID();
    expect(await provider.describeMachine(unknown)).toBeNull();
    expect(await provider.consoleOutput(unknown)).toBe("");
    expect(await provider.listMachines({ clusterId: unknown })).toEqual([]);
    await provider.deleteMachine(unknown);
    await provider.deleteNetwork(unknown);
  });

  test("lists machines of the cluster asked for", async () => {
    const { provider, network, create } = scene();
    const made = [await create(10), await create(11)];
    const listed = await provider.listMachines({ clusterId: network.clusterId });
    expect(listed.map(({ machineId }) => machineId).sort()).toEqual(made.map(({ machineId }) => machineId).sort());
    expect(await provider.listMachines({ clusterId: randomUUID() })).toEqual([]);
  });

  test("another install's machine is neither seen nor touched, whatever its ids", async () => {
    const { provider, machine, plantForeign } = scene();
    const request = machine();
    const untouched = await plantForeign(request);
    expect(await provider.describeMachine(request.machineId)).toBeNull();
    expect(await provider.listMachines({})).toEqual([]);
    await provider.deleteMachine(request.machineId);
    expect(await untouched()).toBe(true);
  });
}
