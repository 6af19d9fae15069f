import { OVERLAY_CIDR, OVERLAY_GATEWAY } from "@slipway/core/networking";
import type { ContainerEngine, MachineRecord, StepChange } from "@slipway/core/ports";
import { swarmBackupRef } from "../keys.ts";
import { machineOf, reach, type StepContext } from "./step-context.ts";
import { aManager, otherMembers, recordMembership } from "./swarm-managers.ts";
import { OVERLAY_NAME } from "./task-request.ts";

/** Swarm's own networks; disjoint from machines and from our overlay. */
export const ADDRESS_POOL = "10.127.0.0/16";

export async function initSwarm(context: StepContext): Promise<null> {
  const machine = await machineOf(context);
  const { engine } = await reach(context, machine);
  await engine.swarmInit({ advertiseAddress: machine.privateAddress, addressPool: ADDRESS_POOL });
  await recordMembership(context, machine, engine);
  // Whatever is on record was of a swarm that is no more: nobody can have joined this one before the step has ended.
  for (const { id } of await otherMembers(context, machine)) await context.store.patchMachine(id, { engineNodeId: null });
  await context.store.patchCluster(context.cluster.id, { swarm: "up" });
  return null;
}

export async function joinSwarm(context: StepContext): Promise<null> {
  const machine = await machineOf(context);
  const [manager, { engine }] = await Promise.all([aManager(context, machine.id), reach(context, machine)]);
  await clearSeat(context, { machine, engine, manager: manager.reached.engine });
  const tokens = await manager.reached.engine.swarmTokens();
  const machines = (await context.store.listMachines(context.cluster.id)).filter(({ state }) => state !== "gone");
  await engine.swarmJoin({
    advertiseAddress: machine.privateAddress,
    managers: [manager.machine.privateAddress],
    token: machine.role === "master" ? tokens.manager : tokens.worker,
    // Masters never attach.
    heardBy: machine.role === "worker" ? machines.length : 0,
  });
  await recordMembership(context, machine, engine);
  return null;
}

interface Joining {
  machine: MachineRecord;
  engine: ContainerEngine;
  manager: ContainerEngine;
}

/**
 * A machine that the swarm does not count, whatever its engine believes, has to leave before it can join. What the swarm still has of a master
 * would count as a manager that never votes: its own seat from before the others went on without it, or that of an earlier machine at its
 * address whose joining was never recorded. It is forgotten first: after that the others decide without it.
 */
async function clearSeat({ store, cluster }: StepContext, { machine, engine, manager }: Joining): Promise<void> {
  const own = await engine.swarmStatus();
  if (machine.role === "worker" && own.state === "inactive") return;
  const members = await manager.swarmMembers();
  const isSeated = members.some((member) => member.engineNodeId === own.engineNodeId && (member.reachable || !member.manager));
  const others = (await store.listMachines(cluster.id)).filter(({ id }) => id !== machine.id).map(({ engineNodeId }) => engineNodeId);
  for (const { engineNodeId, address, manager: isManager } of members) {
    const isStale = engineNodeId === own.engineNodeId ? !isSeated : isManager && address === machine.privateAddress;
    if (isStale && !others.includes(engineNodeId)) await manager.swarmForget(engineNodeId);
  }
  if (!isSeated && own.state !== "inactive") await engine.swarmLeave({ force: true });
}

/** Takes a dead machine out of the swarm's membership. A restored master stands under its predecessor's id: that one stays. */
export async function forgetMachine(context: StepContext): Promise<StepChange | null> {
  const { store, cluster } = context;
  const dead = await machineOf(context);
  if (!dead.engineNodeId) return null;
  const living = (await store.listMachines(cluster.id)).filter((machine) => machine.id !== dead.id && machine.state !== "gone");
  if (!living.some((machine) => machine.engineNodeId === dead.engineNodeId)) {
    const manager = await aManager(context, dead.id);
    await manager.reached.engine.swarmForget(dead.engineNodeId);
  }
  return { part: "machine", id: dead.id, patch: { engineNodeId: null } };
}

/** Kept after every change of the swarm, so that the last master's replacement can take over. */
export async function backupSwarm(context: StepContext): Promise<null> {
  const { deps, cluster } = context;
  const { reached } = await aManager(context, null);
  const state = await reached.tasks.backupSwarm();
  await deps.secrets.put(swarmBackupRef(cluster.teamId, cluster.id), Buffer.from(state).toString("base64"));
  return null;
}

export async function ensureOverlay(context: StepContext): Promise<null> {
  const { store, cluster } = context;
  const { reached } = await aManager(context, null);
  await reached.engine.ensureOverlay({
    name: OVERLAY_NAME,
    subnet: OVERLAY_CIDR,
    gateway: OVERLAY_GATEWAY,
    labels: { "slipway.cluster": cluster.name, "slipway.cluster_id": cluster.id },
  });
  await store.patchCluster(cluster.id, { overlayEnsured: true });
  return null;
}
