import { AppError } from "@slipway/core/errors";
import type { ContainerEngine } from "@slipway/core/ports";
import type { FakeMachine, FakeSwarm, FakeWorld } from "./fake-world.ts";

type SwarmCalls = Pick<
  ContainerEngine,
  "swarmStatus" | "swarmInit" | "swarmTokens" | "swarmJoin" | "swarmLeave" | "swarmMembers" | "swarmForget" | "ensureOverlay"
>;

export function fakeSwarmCalls(world: FakeWorld, machine: FakeMachine): SwarmCalls {
  const asManager = (): FakeSwarm => managedSwarm(world, machine);
  return {
    async swarmStatus() {
      const { state, engineNodeId } = machine.swarm;
      return { state, engineNodeId, manager: membership(world, machine)?.manager ?? false };
    },
    async swarmInit({ advertiseAddress, forceNewCluster = false }) {
      if (machine.swarm.state === "active" && !forceNewCluster) return;
      const known = world.swarms.get(machine.swarm.swarmId ?? "");
      const swarm = known ?? { id: `swarm-${world.nextSerial()}`, members: new Map(), overlays: new Map() };
      if (forceNewCluster) forgetManagers(swarm);
      world.swarms.set(swarm.id, swarm);
      enter(world, machine, { swarm, address: advertiseAddress, manager: true });
    },
    async swarmTokens() {
      const { id } = asManager();
      return { worker: `${id}/worker`, manager: `${id}/manager` };
    },
    async swarmJoin({ advertiseAddress, managers, token }) {
      const [swarmId = "", role] = token.split("/");
      const swarm = world.swarms.get(swarmId);
      if (machine.swarm.state === "active" && machine.swarm.swarmId === swarmId && membership(world, machine) !== undefined) return;
      const answers = [...(swarm?.members.values() ?? [])].some(
        (one) => one.manager && managers.includes(one.address) && isAlive(world, one.machineId),
      );
      if (swarm === undefined || !answers) throw new AppError("STEP_FAILED", "No manager of the swarm answers.");
      leave(world, machine);
      enter(world, machine, { swarm, address: advertiseAddress, manager: role === "manager" });
    },
    async swarmLeave() {
      leave(world, machine);
    },
    async swarmMembers() {
      return [...asManager().members].map(([engineNodeId, { machineId, address, manager }]) => ({
        engineNodeId,
        address,
        manager,
        reachable: isAlive(world, machineId),
      }));
    },
    async swarmForget(engineNodeId) {
      asManager().members.delete(engineNodeId);
    },
    async ensureOverlay({ name, subnet }) {
      const { overlays } = asManager();
      if (!overlays.has(name)) overlays.set(name, { subnet });
    },
  };
}

function membership(world: FakeWorld, machine: FakeMachine): { manager: boolean } | undefined {
  const { swarmId, engineNodeId } = machine.swarm;
  return world.swarms.get(swarmId ?? "")?.members.get(engineNodeId ?? "");
}

/** The swarm this machine manages, while more than half of its managers are alive. */
function managedSwarm(world: FakeWorld, machine: FakeMachine): FakeSwarm {
  const swarm = world.swarms.get(machine.swarm.swarmId ?? "");
  if (swarm === undefined || membership(world, machine)?.manager !== true)
    throw new AppError("STEP_FAILED", "This node is not a swarm manager.");
  const managers = [...swarm.members.values()].filter((one) => one.manager);
  const alive = managers.filter((one) => isAlive(world, one.machineId));
  if (alive.length * 2 <= managers.length) throw new AppError("STEP_FAILED", "The swarm does not have a leader.");
  return swarm;
}

function enter(world: FakeWorld, machine: FakeMachine, as: { swarm: FakeSwarm; address: string; manager: boolean }): void {
  const engineNodeId = `node-${world.nextSerial()}`;
  as.swarm.members.set(engineNodeId, { machineId: machine.id, address: as.address, manager: as.manager });
  machine.swarm = { state: "active", swarmId: as.swarm.id, engineNodeId };
}

function leave(world: FakeWorld, machine: FakeMachine): void {
  const { swarmId, engineNodeId } = machine.swarm;
  world.swarms.get(swarmId ?? "")?.members.delete(engineNodeId ?? "");
  machine.swarm = { state: "inactive", swarmId: null, engineNodeId: null };
}

function forgetManagers(swarm: FakeSwarm): void {
  for (const [id, member] of [...swarm.members]) if (member.manager) swarm.members.delete(id);
}

function isAlive(world: FakeWorld, machineId: string): boolean {
  return world.machines.get(machineId)?.alive === true;
}
