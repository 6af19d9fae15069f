import { expect, test, vi } from "vitest";
import { type ContractScene, READY } from "./provider-harness.ts";

/** A machine's life: made once, looked at, killed, replaced, watched. */
export function machineCases(scene: () => ContractScene): void {
  test("a machine comes up where it was asked for", async () => {
    const { provider, network, create, awaitState } = scene();
    const { machineId, privateAddress } = await create();
    await awaitState(machineId, "running");
    const running = await provider.describeMachine(machineId);
    expect(running).toMatchObject({ machineId, clusterId: network.clusterId, privateAddress });
    expect(running?.ssh).toEqual({ host: expect.any(String), port: expect.any(Number) });
    await expect.poll(() => provider.consoleOutput(machineId), READY).not.toBe("");
  });

  test("a second create of one id returns the first machine, also at the same time", async () => {
    const { provider, network, machine } = scene();
    await provider.ensureNetwork(network);
    const request = machine();
    const [first, second] = await Promise.all([provider.createMachine(request), provider.createMachine(request)]);
    const third = await provider.createMachine(request);
    expect(new Set([first, second, third].map(({ providerId }) => providerId)).size).toBe(1);
    expect(await provider.listMachines({})).toHaveLength(1);
  });

  test("a deleted machine is gone when the call returns, and may be deleted again", async () => {
    const { provider, create } = scene();
    const { machineId } = await create();
    await provider.deleteMachine(machineId);
    expect(await provider.describeMachine(machineId)).toBeNull();
    await provider.deleteMachine(machineId);
  });

  test("a killed machine is stopped, and its address serves the replacement after it is deleted", async () => {
    const { provider, kill, create, awaitState } = scene();
    const { machineId } = await create();
    await awaitState(machineId, "running");
    await kill(machineId);
    await awaitState(machineId, "stopped");
    expect((await provider.describeMachine(machineId))?.ssh).toBeNull();
    await provider.deleteMachine(machineId);
    const replacement = await create();
    await awaitState(replacement.machineId, "running");
  });

  test("tells when a machine starts and ends, until its signal", async () => {
    const { provider, kill, create, awaitState } = scene();
    const seen = vi.fn<(machineId: string) => void>();
    const ending = new AbortController();
    const watching = provider.watch?.(seen, ending.signal);
    const { machineId } = await create();
    await expect.poll(() => seen.mock.calls.flat(), READY).toContain(machineId);
    await awaitState(machineId, "running");
    seen.mockClear();
    await kill(machineId);
    await expect.poll(() => seen.mock.calls.flat(), READY).toContain(machineId);
    ending.abort();
    await watching;
  });
}
