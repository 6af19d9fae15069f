import type { ClusterPatch } from "@slipway/core/ports";
import { swarmBackupRef } from "../keys.ts";
import type { ClusterInView, MachineSight, ObserveDeps } from "./sight.ts";

/** Masters that are silent only say nothing: the network runs on without them, and they may be back. */
export async function observeSwarm(
  deps: ObserveDeps,
  { view, sights }: { view: ClusterInView; sights: MachineSight[] },
): Promise<ClusterPatch> {
  const masters = sights.filter(({ machine, state }) => machine.role === "master" && machine.engineNodeId && isAlive(state));
  const answers = await Promise.all(masters.map(manages));
  if (answers.includes(true)) return { swarm: "up" };
  if (masters.length > 0) return {};
  const backup = await deps.secrets.get(swarmBackupRef(view.cluster.teamId, view.cluster.id));
  return { swarm: backup ? "lost" : "none" };
}

function isAlive(state: MachineSight["state"]): boolean {
  return state !== "deleting" && state !== "gone";
}

async function manages({ reached }: MachineSight): Promise<boolean> {
  if (!reached) return false;
  try {
    return (await reached.engine.swarmStatus()).manager;
  } catch {
    return false;
  }
}
