import { AppError } from "@slipway/core/errors";
import type { ContainerEngine, MachineRecord } from "@slipway/core/ports";
import type { ReachedMachine } from "../machine-access.ts";
import { within } from "../within.ts";
import { reach, type StepContext } from "./step-context.ts";

/** An engine that has lost its leader lets one wait for 20 s; one that knows it answers at once. */
const ANSWER_MS = 5_000;

export interface Manager {
  machine: MachineRecord;
  reached: ReachedMachine;
}

/** Whether decisions can be had of this engine: it calls itself a manager also when too few others live to decide anything. */
export async function leads(engine: ContainerEngine): Promise<boolean> {
  return (await within(findsLeader(engine), ANSWER_MS).catch(() => false)) ?? false;
}

async function findsLeader(engine: ContainerEngine): Promise<boolean> {
  const { state, manager } = await engine.swarmStatus();
  if (state !== "active" || !manager) return false;
  await engine.swarmMembers();
  return true;
}

/** Masters on record as members, but the one named: it is about to join, to be forgotten, or to stand alone. */
export async function livingManagers({ store, cluster }: StepContext, except: string | null): Promise<MachineRecord[]> {
  const machines = await store.listMachines(cluster.id);
  return machines.filter(({ id, role, state, engineNodeId }) => role === "master" && state === "running" && engineNodeId && id !== except);
}

/** The first of the machines by which decisions can be had; null: by none. */
export async function firstLeader(context: StepContext, machines: MachineRecord[]): Promise<Manager | null> {
  for (const machine of machines) {
    const reached = await reach(context, machine).catch(() => null);
    if (reached && (await leads(reached.engine))) return { machine, reached };
  }
  return null;
}

/** UNREACHABLE when no master answers. */
export async function aManager(context: StepContext, except: string | null): Promise<Manager> {
  const manager = await firstLeader(context, await livingManagers(context, except));
  if (!manager) throw new AppError("UNREACHABLE", "No master of the cluster answers.");
  return manager;
}

/** Every other machine, ended or not, that counts as a member. */
export async function otherMembers({ store, cluster }: StepContext, own: MachineRecord): Promise<MachineRecord[]> {
  const { nodes } = await store.snapshot(cluster.id);
  const machines = nodes.flatMap(({ machine, former = [] }) => (machine ? [machine, ...former] : former));
  return Promise.all(machines.filter(({ id, joined }) => joined && id !== own.id).map(({ id }) => store.loadMachine(id)));
}

/** Returns the engine's id in the swarm. */
export async function recordMembership({ store }: StepContext, machine: MachineRecord, engine: ContainerEngine): Promise<string> {
  const { engineNodeId } = await engine.swarmStatus();
  if (!engineNodeId) throw new AppError("UNREACHABLE", `The engine of ${machine.nodeName} has not joined the network yet.`);
  if (machine.engineNodeId !== engineNodeId) await store.patchMachine(machine.id, { engineNodeId });
  return engineNodeId;
}
