import type { ClusterPatch } from "@slipway/core/ports";
import { swarmBackupRef } from "../keys.ts";
import { leads } from "../steps/swarm-managers.ts";
import type { ClusterInView, MachineSight, ObserveDeps } from "./sight.ts";

/** Elections pass within seconds, of the engines' own time: no divisor shortens it. */
const LEADERLESS_MS = 180_000;

/**
 * Up is what has a manager that can decide. Masters that are silent, or are electing, say nothing: the network runs on without them, and they
 * may be back. Only when all of them answer and none leads for long, they never will: their number on record is not the one they go by.
 */
export async function observeSwarm(
  deps: ObserveDeps,
  { view, sights }: { view: ClusterInView; sights: MachineSight[] },
): Promise<ClusterPatch> {
  const { id: clusterId, teamId } = view.cluster;
  const masters = sights.filter(({ machine, state }) => machine.role === "master" && machine.engineNodeId && isAlive(state));
  const answers = await Promise.all(masters.map(async ({ reached }) => reached !== null && leads(reached.engine)));
  const isUp = answers.includes(true);
  const isLeaderless = !isUp && masters.length > 0 && masters.every(({ reached }) => reached !== null);
  if (!isLeaderless) deps.silence.heard(clusterId);
  if (isUp) return { swarm: "up" };
  if (isLeaderless) return deps.silence.silent(clusterId) > LEADERLESS_MS ? { swarm: "lost" } : {};
  if (masters.length > 0) return {};
  const backup = await deps.secrets.get(swarmBackupRef(teamId, clusterId));
  return { swarm: backup ? "lost" : "none" };
}

function isAlive(state: MachineSight["state"]): boolean {
  return state !== "deleting" && state !== "gone";
}
