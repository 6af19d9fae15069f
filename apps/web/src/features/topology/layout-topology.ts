import type { Machine } from "@slipway/usecases/machines/schemas";
import type { Task } from "@slipway/usecases/tasks/schemas";
import { hostsOf } from "./hosts-of.ts";
import { layoutHosts } from "./layout-hosts.ts";
import { layoutServices } from "./layout-services.ts";
import { serviceLinks, type Wiring } from "./service-links.ts";
import type { ServiceThing, Topology } from "./topology.ts";

interface TopologyInput {
  machines: readonly Machine[];
  tasks: readonly Task[];
  services: readonly Omit<ServiceThing, "kind">[];
  /** null: nothing is wanted. */
  wiring: Wiring | null;
}

const BETWEEN = 56;

/** Where everything goes: services and their connections above, the machines with their tasks below. Nothing overlaps. */
export function layoutTopology({ machines, tasks, services, wiring }: TopologyInput): Topology {
  const known = new Set(services.map(({ name }) => name));
  const all = wiring ? serviceLinks(wiring) : [];
  const has = (name: string): boolean => known.has(name) || name === "public";
  const links = all.filter(({ fromName, toName }) => has(fromName) && has(toName));
  const above = layoutServices(services, links);
  const bottom = Math.max(0, ...above.map(({ y, height }) => y + height));
  const below = layoutHosts(hostsOf(machines, tasks), above.length > 0 ? bottom + BETWEEN : 0);
  const places = [...above, ...below];
  return {
    places,
    links,
    width: Math.max(0, ...places.map(({ x, width }) => x + width)),
    height: Math.max(0, ...places.map(({ y, height }) => y + height)),
  };
}
