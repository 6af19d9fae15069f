import { type ClusterSpec, type LoadBalancerSpec, PUBLIC, type ServiceSpec } from "./spec.ts";

export interface PortRange {
  minPort: number;
  maxPort: number;
}

/** What is placed and run: the blueprint's services, and each load balancer as a service of ours. */
export interface EffectiveService extends ServiceSpec {
  kind: "service" | "loadBalancer";
  /** Reachable from outside at the machine's address; one task of the port per machine. */
  publicPorts: number[];
  /** Load balancer: where it listens. Otherwise empty. */
  listens: PortRange[];
  /** Load balancer: the services behind it. Otherwise empty. */
  backends: string[];
}

export const BALANCER_IMAGE = "haproxy:lts";

export function effectiveServices(spec: ClusterSpec): EffectiveService[] {
  const incoming = Map.groupBy(spec.connections, (connection) => connection.to);
  const publicPorts = (name: string): number[] =>
    sortedUnique((incoming.get(name) ?? []).filter(({ from }) => from === PUBLIC).map(({ minPort }) => minPort));
  const listens = (name: string): PortRange[] => mergeRanges(incoming.get(name) ?? []);
  return [
    ...spec.services.map(
      (service): EffectiveService => ({
        ...service,
        kind: "service",
        publicPorts: publicPorts(service.name),
        listens: [],
        backends: [],
      }),
    ),
    ...spec.loadBalancers.map((balancer) => balancerService(balancer, publicPorts(balancer.name), listens(balancer.name))),
  ];
}

function balancerService(balancer: LoadBalancerSpec, publicPorts: number[], listens: PortRange[]): EffectiveService {
  return {
    kind: "loadBalancer",
    name: balancer.name,
    image: BALANCER_IMAGE,
    command: [],
    env: {},
    files: {},
    count: 1,
    cpu: 0,
    memoryMib: 0,
    publicPorts,
    listens,
    backends: balancer.services,
  };
}

function sortedUnique(numbers: number[]): number[] {
  return [...new Set(numbers)].sort((left, right) => left - right);
}

/** Overlapping and adjoining ranges become one: a port can be listened on once. */
function mergeRanges(ranges: readonly PortRange[]): PortRange[] {
  const merged: PortRange[] = [];
  for (const { minPort, maxPort } of [...ranges].sort((left, right) => left.minPort - right.minPort)) {
    const last = merged.at(-1);
    if (last && minPort <= last.maxPort + 1) last.maxPort = Math.max(last.maxPort, maxPort);
    else merged.push({ minPort, maxPort });
  }
  return merged;
}
