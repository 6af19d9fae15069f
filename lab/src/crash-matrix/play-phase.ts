import { type ClusterHandle, containersWith, killMachine, type Operation, waitUntil } from "../testbed/index.ts";
import { MACHINES } from "./blueprint.ts";
import type { PhaseName } from "./crash-case.ts";
import type { Scene } from "./scene.ts";

/** So long each phase may take with a crash in it; without one it takes a tenth. */
const deadlinesMs: Record<PhaseName, number> = { start: 120_000, heal: 120_000, stop: 60_000 };
/** Machines that each phase makes. */
const planned: Record<PhaseName, number> = { start: MACHINES, heal: 1, stop: 0 };

/** Plays one phase to its end; what went otherwise than planned, in words. */
export async function playPhase(scene: Scene, cluster: ClusterHandle, phase: PhaseName): Promise<string[]> {
  scene.machines.reset();
  try {
    await plays[phase](scene, cluster);
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
  const [most, made] = [scene.machines.mostAtOnce(), scene.machines.made()];
  return [
    ...(most > MACHINES ? [`${most} machines ran at once, ${MACHINES} were planned`] : []),
    ...(made > planned[phase] ? [`${made} machines were made, ${planned[phase]} were planned`] : []),
  ];
}

const plays: Record<PhaseName, (scene: Scene, cluster: ClusterHandle) => Promise<void>> = {
  async start({ blueprintVersionId }, cluster) {
    mustSucceed(await endOf(cluster, await cluster.change("start", { blueprintVersionId }), "start"));
    await cluster.settled(deadlinesMs.start);
  },

  async heal(_, cluster) {
    const [victim] = await cluster.living("worker");
    if (!victim) throw new Error("there is no worker to kill");
    await killMachine(victim.id);
    const replaced = async () => {
      const workers = await cluster.living("worker");
      return workers.length === 1 && workers[0]?.id !== victim.id && workers[0]?.state === "running";
    };
    await waitUntil("the killed worker's replacement", replaced, { timeoutMs: deadlinesMs.heal, lastSeen: () => lastSeen(cluster) });
    await cluster.settled(deadlinesMs.heal);
    const heals = (await cluster.operations()).filter((operation) => operation.kind === "heal");
    mustSucceed(heals[0] ?? null);
  },

  async stop(_, cluster) {
    mustSucceed(await endOf(cluster, await cluster.change("stop"), "stop"));
    const left = await containersWith(`slipway.cluster_id=${cluster.id}`);
    if (left.length > 0) throw new Error(`${left.length} containers of the cluster are left after its stop`);
  },
};

async function endOf(cluster: ClusterHandle, operation: Operation | null, phase: PhaseName): Promise<Operation | null> {
  return operation && cluster.ended(operation.id, deadlinesMs[phase]);
}

function mustSucceed(operation: Operation | null): void {
  if (operation?.state !== "succeeded")
    throw new Error(`${operation?.kind ?? "operation"} ${operation?.state ?? "missing"}: ${JSON.stringify(operation?.failure)}`);
}

async function lastSeen(cluster: ClusterHandle): Promise<string> {
  const [operations, machines] = await Promise.all([cluster.operations(), cluster.machines()]);
  return JSON.stringify({ operations: operations.slice(0, 3), machines }).slice(0, 2_000);
}
