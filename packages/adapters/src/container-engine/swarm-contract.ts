import type { ContainerEngine, SwarmMember } from "@slipway/core/ports";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

export interface SwarmMachine {
  engine: ContainerEngine;
  address: string;
}

export interface SwarmUnderTest {
  /** Five machines in no swarm: four to be masters, then a worker. */
  machines: readonly SwarmMachine[];
  /** Ends the machine for good. */
  kill(machine: SwarmMachine): Promise<void>;
  close(): Promise<void>;
}

const addressPool = "10.127.0.0/16";
/** A real swarm takes its time to notice, to elect and to come back. */
const PATIENCE = { timeout: 120_000, interval: 500 };

/** How managers decide: by majority of all that were not forgotten. Run on the fake and on real Docker engines. */
export function swarmContract(name: string, make: () => Promise<SwarmUnderTest>): void {
  describe(`swarm contract: ${name}`, { timeout: 300_000 }, () => {
    const at = {} as SwarmUnderTest;
    const ids = new Map<SwarmMachine, string>();
    const machine = (index: number): SwarmMachine => at.machines[index] as SwarmMachine;
    const idOf = (index: number): string => ids.get(machine(index)) ?? "";
    beforeAll(async () => {
      Object.assign(at, await make());
      await machine(0).engine.swarmInit({ advertiseAddress: machine(0).address, addressPool });
      for (const one of at.machines.slice(1, 4)) await join(one, { by: machine(0), as: "manager" });
      await join(machine(4), { by: machine(0), as: "worker" });
      for (const one of at.machines) ids.set(one, (await one.engine.swarmStatus()).engineNodeId ?? "");
    });
    afterAll(() => at.close?.());

    it("elects again when one of four managers is lost", async () => {
      await at.kill(machine(0));
      await expect.poll(() => reachableIds(machine(2)), PATIENCE).toEqual([idOf(1), idOf(2), idOf(3), idOf(4)].sort());
      expect(await memberOf(machine(2), idOf(0))).toMatchObject({ manager: true, reachable: false });
    });

    it("decides nothing when half of them are lost, though each calls itself a manager", async () => {
      await at.kill(machine(1));
      await expect.poll(() => refusal(machine(2).engine.swarmMembers()), PATIENCE).toBe("STEP_FAILED");
      await expect.poll(() => refusal(machine(3).engine.swarmMembers()), PATIENCE).toBe("STEP_FAILED");
      expect(await refusal(machine(2).engine.swarmTokens())).toBe("STEP_FAILED");
      expect(await machine(2).engine.swarmStatus()).toEqual({ state: "active", engineNodeId: idOf(2), manager: true });
    });

    it("goes on with one manager alone when told to, under its own id; others have no vote, the worker stays a member", async () => {
      await machine(2).engine.swarmInit({ advertiseAddress: machine(2).address, addressPool, forceNewCluster: true });
      const members = await machine(2).engine.swarmMembers();
      expect(members.filter(({ manager, reachable }) => manager && reachable).map(({ engineNodeId }) => engineNodeId)).toEqual([idOf(2)]);
      expect(members.map(({ engineNodeId }) => engineNodeId).sort()).toEqual([0, 1, 2, 3, 4].map(idOf).sort());
      await expect.poll(() => reachableIds(machine(2)), PATIENCE).toContain(idOf(4));
      expect(await machine(4).engine.swarmStatus()).toEqual({ state: "active", engineNodeId: idOf(4), manager: false });
      expect(await memberOf(machine(2), idOf(3))).toMatchObject({ manager: true, reachable: false });
      expect(await refusal(machine(3).engine.swarmMembers())).toBe("STEP_FAILED");
    });

    it("forgets managers that have no vote, dead or alive, and more than once", async () => {
      for (const index of [0, 1, 3, 0]) await machine(2).engine.swarmForget(idOf(index));
      expect((await machine(2).engine.swarmMembers()).map(({ engineNodeId }) => engineNodeId).sort()).toEqual([idOf(2), idOf(4)].sort());
    });

    it("takes one that was left behind in again, once it has left", async () => {
      await machine(3).engine.swarmLeave({ force: true });
      await join(machine(3), { by: machine(2), as: "manager" });
      const { engineNodeId } = await machine(3).engine.swarmStatus();
      expect(engineNodeId).not.toBe(idOf(3));
      await expect.poll(() => memberOf(machine(3), engineNodeId ?? ""), PATIENCE).toMatchObject({ manager: true, reachable: true });
    });
  });
}

async function join(machine: SwarmMachine, { by, as }: { by: SwarmMachine; as: "manager" | "worker" }): Promise<void> {
  const tokens = await by.engine.swarmTokens();
  await machine.engine.swarmJoin({ advertiseAddress: machine.address, managers: [by.address], token: tokens[as] });
}

async function memberOf({ engine }: SwarmMachine, id: string): Promise<SwarmMember | undefined> {
  return (await engine.swarmMembers()).find(({ engineNodeId }) => engineNodeId === id);
}

/** Empty while no leader answers. */
async function reachableIds({ engine }: SwarmMachine): Promise<string[]> {
  const members = await engine.swarmMembers().catch(() => []);
  return members.flatMap(({ engineNodeId, reachable }) => (reachable ? [engineNodeId] : [])).sort();
}

const refusal = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => "none",
    (error: { code?: string }) => error.code ?? String(error),
  );
