import { type ClusterSpec, effectiveServices } from "../blueprint/index.ts";

/** Ports at which the service or load balancer answers from outside, sorted. */
export function publicPortsOf(spec: ClusterSpec, name: string): number[] {
  return effectiveServices(spec).find((service) => service.name === name)?.publicPorts ?? [];
}
