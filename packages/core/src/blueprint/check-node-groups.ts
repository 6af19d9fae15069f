import type { Fault } from "../errors/index.ts";
import { duplicateNames } from "./duplicate-names.ts";
import type { ClusterSpec, NodeRole } from "./spec.ts";

export function checkNodeGroups(spec: ClusterSpec): Fault[] {
  const duplicates = duplicateNames(spec.nodeGroups.map((group, index) => ({ name: group.name, path: `/nodeGroups/${index}/name` })));
  return [...duplicates, ...misplacedGroups(spec), ...missingRoles(spec)];
}

function misplacedGroups(spec: ClusterSpec): Fault[] {
  const [first] = spec.nodeGroups;
  if (!first) return [];
  return spec.nodeGroups.flatMap((group, index) =>
    (["provider", "region"] as const)
      .filter((field) => group[field] !== first[field])
      .map((field) => ({
        path: `/nodeGroups/${index}/${field}`,
        message: `${field} "${group[field]}" differs from "${first[field]}" of group "${first.name}"`,
        remedy: `Use one ${field} for all machines of a cluster.`,
      })),
  );
}

/** Machines alone need no roles; containers need a master to join and a worker to run on. */
function missingRoles(spec: ClusterSpec): Fault[] {
  if (spec.services.length + spec.loadBalancers.length === 0) return [];
  return (["master", "worker"] satisfies NodeRole[])
    .filter((role) => !spec.nodeGroups.some((group) => group.role === role))
    .map((role) => ({
      path: "/nodeGroups",
      message: `no ${role}: containers run on workers that a master joins into one network`,
      remedy: `Add a ${role} to the infrastructure.`,
    }));
}
