import { AppError } from "@slipway/core/errors";
import type { ContainerEngine } from "@slipway/core/ports";
import type { FakeMachine, FakeMember, FakeSwarm, FakeWorld } from "./fake-world.ts";

type SwarmCalls = Pick<
  ContainerEngine,
  "swarmStatus" | "swarmInit" | "swarmTokens" | "swarmJoin" | "swarmLeave" | "swarmMembers" | "swarmForget" | "ensureOverlay"
>;

export function fakeSwarmCalls(world: FakeWorld, machine: FakeMachine): SwarmCalls {
  const asManager = (): FakeSwarm => managedSwarm(world, machine);
  return {
    async swarmStatus() {
      const { state, engineNodeId } = machine.swarm;
      return { state, engineNodeId, manager: isManager(world, machine) };
    },
    async swarmInit({ advertiseAddress, forceNewCluster = false }) {
      if (forceNewCluster && machine.swarm.state !== "inactive") return standAlone(world, machine, advertiseAddress);
      if (machine.swarm.state === "active") return;
      const swarm = { id: `swarm-${world.nextSerial()}`, members: new Map(), overlays: new Map() };
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
      // One that was forgotten, or left behind, does not know of it: it has to leave first.
      if (machine.swarm.state === "active" && machine.swarm.swarmId === swarmId) return;
      const answers = [...(swarm?.members.values() ?? [])].some(
        (one) => one.votes && managers.includes(one.address) && isAlive(world, one.machineId),
      );
      if (swarm === undefined || !answers || !hasLeader(world, swarm))
        throw new AppError("STEP_FAILED", "No manager of the swarm answers.");
      leave(world, machine);
      enter(world, machine, { swarm, address: advertiseAddress, manager: role === "manager" });
    },
    async swarmLeave() {
      leave(world, machine);
    },
    async swarmMembers() {
      return [...asManager().members].map(([engineNodeId, { machineId, address, manager, votes }]) => ({
        engineNodeId,
        address,
        manager,
        reachable: isAlive(world, machineId) && (votes || !manager),
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

function membership(world: FakeWorld, { swarm: { swarmId, engineNodeId } }: FakeMachine): FakeMember | undefined {
  return world.swarms.get(swarmId ?? "")?.members.get(engineNodeId ?? "");
}

/** A manager without a leader knows no better than that it is one. */
function isManager(world: FakeWorld, machine: FakeMachine): boolean {
  return machine.swarm.state === "active" && membership(world, machine)?.votes === true;
}

/** The swarm this machine manages, while more than half of its managers are alive. */
function managedSwarm(world: FakeWorld, machine: FakeMachine): FakeSwarm {
  const swarm = world.swarms.get(machine.swarm.swarmId ?? "");
  if (swarm === undefined || !isManager(world, machine)) throw new AppError("STEP_FAILED", "This node is not a swarm manager.");
  if (!hasLeader(world, swarm)) throw new AppError("STEP_FAILED", "The swarm does not have a leader.");
  return swarm;
}

function hasLeader(world: FakeWorld, { members }: FakeSwarm): boolean {
  const voters = [...members.values()].filter(({ votes }) => votes);
  return voters.filter(({ machineId }) => isAlive(world, machineId)).length * 2 > voters.length;
}

/** Under the id that its state names: its own, or that of the machine whose copy was restored on it. */
function standAlone(world: FakeWorld, machine: FakeMachine, address: string): void {
  const { state, swarmId, engineNodeId } = machine.swarm;
  const swarm = world.swarms.get(swarmId ?? "");
  if (!swarm || !engineNodeId || (state === "active" && !isManager(world, machine)))
    throw new AppError("STEP_FAILED", "This node is not a swarm manager.");
  for (const member of swarm.members.values()) member.votes = false;
  swarm.members.delete(engineNodeId);
  swarm.members.set(engineNodeId, { machineId: machine.id, address, manager: true, votes: true });
  machine.swarm = { state: "active", swarmId, engineNodeId };
}

function enter(world: FakeWorld, machine: FakeMachine, as: { swarm: FakeSwarm; address: string; manager: boolean }): void {
  const engineNodeId = `node-${world.nextSerial()}`;
  as.swarm.members.set(engineNodeId, { machineId: machine.id, address: as.address, manager: as.manager, votes: as.manager });
  machine.swarm = { state: "active", swarmId: as.swarm.id, engineNodeId };
}

/** A manager that leaves by force keeps its vote, dead as it is, until it is forgotten. */
function leave(world: FakeWorld, machine: FakeMachine): void {
  const own = membership(world, machine);
  if (own) own.machineId = "";
  machine.swarm = { state: "inactive", swarmId: null, engineNodeId: null };
}

function isAlive(world: FakeWorld, machineId: string): boolean {
  return world.machines.get(machineId)?.alive === true;
}
