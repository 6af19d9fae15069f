import type { NodeOutlook } from "./node-outlook.ts";
import type { ClusterSnapshot, MachineView } from "./snapshot.ts";

/** How the swarm comes to have a manager that answers. */
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
  if (swarm === "none") return { start: first ? "init" : "waiting", manager: first };
  if (swarm === "up" && live) return { start: "up", manager: live };
  // An unreachable master may still lead: a second swarm beside it would split the cluster.
  const inDoubt = masters.some(({ present, fenced }) => [present, ...fenced].some((machine) => machine?.state === "unreachable"));
  if (inDoubt || !first) return { start: "waiting", manager: null };
  const everJoined = outlooks.some(({ present, fenced, draining }) => [present, draining, ...fenced].some((machine) => machine?.joined));
  return { start: swarm === "lost" || everJoined ? "restore" : "init", manager: first };
}

function isMember({ state, joined }: MachineView): boolean {
  return state === "running" && joined;
}
