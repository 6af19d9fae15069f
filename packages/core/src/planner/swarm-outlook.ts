import type { NodeOutlook } from "./node-outlook.ts";
import type { ClusterSnapshot, MachineView } from "./snapshot.ts";

/**
 * How the swarm comes to have a manager that decides. `restore`: none does, and none will. A surviving manager then goes on alone with what it
 * knows; where none survives, a fresh master takes over the copy.
 */
export interface SwarmOutlook {
  start: "up" | "init" | "restore" | "waiting";
  /** The master on which cluster-wide steps run; null only when waiting. */
  manager: NodeOutlook | null;
}

export function swarmOutlook(outlooks: readonly NodeOutlook[], swarm: ClusterSnapshot["swarm"]): SwarmOutlook {
  const masters = outlooks.filter(({ role }) => role === "master");
  const staying = masters.filter(({ shape, present }) => shape && present?.state !== "unreachable");
  const live = staying.find(({ present }) => present && isMember(present)) ?? masters.find(({ draining }) => draining?.joined);
  const first = live ?? staying[0] ?? null;
  const machines = masters.flatMap(machinesOf);
  const voters = machines.filter(({ joined }) => joined);
  if (swarm === "none" && !voters.some(isSilent)) return { start: first ? "init" : "waiting", manager: first };
  if (swarm === "up" && live && isMostOf(voters)) return { start: "up", manager: live };
  // An unreachable master may still lead: a second swarm beside it would split the cluster.
  if (machines.some(isSilent) || !first) return { start: "waiting", manager: null };
  const everJoined = outlooks.flatMap(machinesOf).some(({ joined }) => joined);
  return { start: swarm === "lost" || everJoined ? "restore" : "init", manager: first };
}

function machinesOf({ present, draining, fenced }: NodeOutlook): MachineView[] {
  return [present, draining, ...fenced].filter((machine) => machine !== null);
}

function isMember({ state, joined }: MachineView): boolean {
  return state === "running" && joined;
}

function isSilent({ state }: MachineView): boolean {
  return state === "unreachable";
}

/** Managers decide by majority. The dead count until they are forgotten; two that must first agree on a leader are a majority all the same. */
function isMostOf(voters: readonly MachineView[]): boolean {
  return voters.filter(isMember).length * 2 > voters.length;
}
