import { randomUUID } from "node:crypto";
import { isAppError } from "@slipway/core/errors";
import { expect, test } from "vitest";
import type { ContractScene } from "./provider-harness.ts";

export function networkCases(scene: () => ContractScene): void {
  test("networks can be made and removed twice, and not from under a machine", async () => {
    const { provider, network, create } = scene();
    const { machineId } = await create();
    await provider.ensureNetwork(network);
    const refusal = await provider.deleteNetwork(network.clusterId).catch((error: unknown) => error);
    expect(isAppError(refusal, "CONFLICT")).toBe(true);
    await provider.deleteMachine(machineId);
    await provider.deleteNetwork(network.clusterId);
    await provider.deleteNetwork(network.clusterId);
    await provider.ensureNetwork(network);
  });

  test("addresses that another network has are refused, and free again once that is gone", async () => {
    const { provider, network } = scene();
    const other = { ...network, clusterId: randomUUID() };
    await provider.ensureNetwork(network);
    const refusal = await provider.ensureNetwork(other).catch((error: unknown) => error);
    expect(isAppError(refusal, "CONFLICT")).toBe(true);
    await provider.deleteNetwork(network.clusterId);
    await provider.ensureNetwork(other);
  });

  test("a machine cannot be made before its cluster's network", async () => {
    const { provider, machine } = scene();
    const refusal = await provider.createMachine(machine()).catch((error: unknown) => error);
    expect(isAppError(refusal, "CONFLICT")).toBe(true);
    expect(await provider.listMachines({})).toEqual([]);
  });

  test("an address is given to one machine at a time", async () => {
    const { provider, machine, create } = scene();
    await create(10);
    const refusal = await provider.createMachine(machine(10)).catch((error: unknown) => error);
    expect(isAppError(refusal, "CAPACITY")).toBe(true);
  });
}
