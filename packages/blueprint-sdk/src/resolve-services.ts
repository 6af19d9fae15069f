import { givenName } from "./given-name.ts";
import { uniqueHostname } from "./hostname.ts";
import type { ContainerModel, LoadBalancerModel, PublicInternet } from "./model.ts";
import { type ReplicaSet, registry } from "./registry.ts";

export interface ResolvedService {
  name: string;
  /** Alike; slots follow this order. */
  members: ContainerModel[];
}

type End = ContainerModel | LoadBalancerModel | PublicInternet;

/** For each container what the network gives it: replicas that differ in this are not alike. */
function networkRoles(): Map<End, Set<string>> {
  const roles = new Map<End, Set<string>>();
  const numbers = new Map<End, number>();
  const numberOf = (end: End): number => numbers.get(end) ?? numbers.set(end, numbers.size).size - 1;
  const add = (end: End, role: string): void => {
    const known = roles.get(end) ?? new Set();
    roles.set(end, known.add(role));
  };
  for (const connection of registry.connections) {
    const ports = `${connection.minPort}-${connection.maxPort}`;
    const peersOfSources = connection.to.map(numberOf).join();
    const peersOfDestinations = connection.from.map(numberOf).join();
    for (const end of connection.from) add(end, `to ${peersOfSources} on ${ports}`);
    for (const end of connection.to) add(end, `from ${peersOfDestinations} on ${ports}`);
  }
  for (const [index, balancer] of registry.loadBalancers.entries()) {
    for (const container of balancer.containers) add(container, `behind ${index}`);
  }
  return roles;
}

function splitByLikeness(members: ContainerModel[], roles: Map<End, Set<string>>): ContainerModel[][] {
  const classes = new Map<string, ContainerModel[]>();
  for (const member of members) {
    const likeness = JSON.stringify([member, [...(roles.get(member) ?? [])].sort()]);
    const known = classes.get(likeness);
    if (known) known.push(member);
    else classes.set(likeness, [member]);
  }
  return [...classes.values()];
}

const contentOf = (container: ContainerModel | undefined): string => JSON.stringify({ ...container, hostname: "" });

/** What is still like the template keeps the name the program gave, else the most; unless the template is deployed under it. */
function nameClasses(set: ReplicaSet, classes: ContainerModel[][], taken: Set<string>): ResolvedService[] {
  const base = givenName(set.template);
  const original = contentOf(set.template);
  const unchanged = (members: ContainerModel[]): number => Number(contentOf(members[0]) === original);
  return classes
    .toSorted((a, b) => unchanged(b) - unchanged(a) || b.length - a.length)
    .map((members) => {
      const given = members[0]?.hostname ?? "";
      const name = given !== "" ? given : taken.has(base) ? uniqueHostname(base) : base;
      taken.add(name);
      return { name, members };
    });
}

/** The services of the deployed containers, in the order in which the program made them. */
export function resolveServices(): ResolvedService[] {
  const isDeployed = (container: ContainerModel): boolean => registry.deployed.has(container);
  const replicas = new Set(registry.replicaSets.flatMap((set) => set.members));
  const singles = registry.containers.filter((container) => isDeployed(container) && !replicas.has(container));
  const taken = new Set(singles.map((container) => container.hostname));
  const roles = networkRoles();
  const fromReplicas = registry.replicaSets.flatMap((set) =>
    nameClasses(set, splitByLikeness(set.members.filter(isDeployed), roles), taken),
  );
  const services = [...singles.map((container) => ({ name: container.hostname, members: [container] })), ...fromReplicas];
  const position = new Map(registry.containers.map((container, index) => [container, index]));
  const positionOf = (service: ResolvedService): number => Math.min(...service.members.map((member) => position.get(member) ?? 0));
  return services.toSorted((a, b) => positionOf(a) - positionOf(b));
}
