import { AppError } from "@slipway/core/errors";
import { OVERLAY_CIDR, OVERLAY_GATEWAY } from "@slipway/core/networking";
import type { ContainerEngine, MachineRecord } from "@slipway/core/ports";
import { swarmBackupRef } from "../keys.ts";
import type { ReachedMachine } from "../machine-access.ts";
import { machineOf, reach, type StepContext } from "./step-context.ts";
import { OVERLAY_NAME } from "./task-request.ts";

/** Swarm's own networks; disjoint from machines and from our overlay. */
const ADDRESS_POOL = "10.127.0.0/16";

export async function initSwarm(context: StepContext): Promise<void> {
  const machine = await machineOf(context);
  const { engine } = await reach(context, machine);
  if (!(await engine.swarmStatus()).manager)
    await engine.swarmInit({ advertiseAddress: machine.privateAddress, addressPool: ADDRESS_POOL });
  await recordMembership(context, machine, engine);
  await context.store.patchCluster(context.cluster.id, { swarm: "up" });
}

/** The replacement of a lone master takes over the lost swarm's state; running containers notice nothing. */
export async function restoreSwarm(context: StepContext): Promise<void> {
  const { deps, cluster, store } = context;
  const machine = await machineOf(context);
  const { engine, tasks } = await reach(context, machine);
  if (!(await leads(engine))) {
    const backup = await deps.secrets.get(swarmBackupRef(cluster.teamId, cluster.id));
    if (!backup) throw new AppError("GONE", "There is no copy of the swarm's state to restore.");
    await tasks.restoreSwarm(Buffer.from(backup.value.reveal(), "base64"));
    await engine.swarmInit({ advertiseAddress: machine.privateAddress, addressPool: ADDRESS_POOL, forceNewCluster: true });
  }
  await recordMembership(context, machine, engine);
  await store.patchCluster(cluster.id, { swarm: "up" });
}

/** A restored manager that has not yet been told to stand alone answers its status but finds no quorum. */
async function leads(engine: ContainerEngine): Promise<boolean> {
  const status = await engine.swarmStatus();
  if (status.state !== "active" || !status.manager) return false;
  return engine.swarmMembers().then(
    () => true,
    () => false,
  );
}

export async function joinSwarm(context: StepContext): Promise<void> {
  const machine = await machineOf(context);
  const [manager, { engine }] = await Promise.all([aManager(context, machine.id), reach(context, machine)]);
  const tokens = await manager.reached.engine.swarmTokens();
  await engine.swarmJoin({
    advertiseAddress: machine.privateAddress,
    managers: [manager.machine.privateAddress],
    token: machine.role === "master" ? tokens.manager : tokens.worker,
  });
  await recordMembership(context, machine, engine);
}

/** Takes a dead machine out of the swarm's membership. A restored master stands under its predecessor's id: that one stays. */
export async function forgetMachine(context: StepContext): Promise<void> {
  const { store, cluster } = context;
  const dead = await machineOf(context);
  if (!dead.engineNodeId) return;
  const living = (await store.listMachines(cluster.id)).filter((machine) => machine.id !== dead.id && machine.state !== "gone");
  if (!living.some((machine) => machine.engineNodeId === dead.engineNodeId)) {
    const manager = await aManager(context, dead.id);
    await manager.reached.engine.swarmForget(dead.engineNodeId);
  }
  await store.patchMachine(dead.id, { engineNodeId: null });
}

/** Kept after every change of the swarm, so that the last master's replacement can take over. */
export async function backupSwarm(context: StepContext): Promise<void> {
  const { deps, cluster } = context;
  const { reached } = await aManager(context, null);
  const state = await reached.tasks.backupSwarm();
  await deps.secrets.put(swarmBackupRef(cluster.teamId, cluster.id), Buffer.from(state).toString("base64"));
}

export async function ensureOverlay(context: StepContext): Promise<void> {
  const { store, cluster } = context;
  const { reached } = await aManager(context, null);
  await reached.engine.ensureOverlay({
    name: OVERLAY_NAME,
    subnet: OVERLAY_CIDR,
    gateway: OVERLAY_GATEWAY,
    labels: { "slipway.cluster": cluster.name, "slipway.cluster_id": cluster.id },
  });
  await store.patchCluster(cluster.id, { overlayEnsured: true });
}

async function recordMembership({ store }: StepContext, machine: MachineRecord, engine: ContainerEngine): Promise<void> {
  const { engineNodeId } = await engine.swarmStatus();
  if (!engineNodeId) throw new AppError("UNREACHABLE", `The engine of ${machine.nodeName} has not joined the network yet.`);
  if (machine.engineNodeId !== engineNodeId) await store.patchMachine(machine.id, { engineNodeId });
}

/** The first master that answers; `except` is the machine that is about to join or be forgotten. UNREACHABLE when none does. */
async function aManager(context: StepContext, except: string | null): Promise<{ machine: MachineRecord; reached: ReachedMachine }> {
  const machines = await context.store.listMachines(context.cluster.id);
  const managers = machines.filter(
    (machine) => machine.role === "master" && machine.state === "running" && machine.engineNodeId && machine.id !== except,
  );
  for (const machine of managers) {
    const reached = await reach(context, machine).catch(() => null);
    if (reached && (await leads(reached.engine).catch(() => false))) return { machine, reached };
  }
  throw new AppError("UNREACHABLE", "No master of the cluster answers.");
}
