import { type ClusterSpec, type ConnectionSpec, effectiveServices, PUBLIC } from "../blueprint/index.ts";
import type { AddressSlice } from "./address-slice.ts";
import { sliceCidrs } from "./address-slices.ts";

/** Blocks of the overlay, or everything outside the cluster. */
export type Peers = string[] | typeof PUBLIC;

/** TCP and UDP. */
export interface InboundRule {
  from: Peers;
  minPort: number;
  maxPort: number;
}

/** TCP and UDP. */
export interface OutboundRule {
  to: Peers;
  minPort: number;
  maxPort: number;
}

/** What passes in and out of one service's tasks; all else is dropped. Names slices, so it holds whatever its peers' tasks do. */
export interface FirewallRules {
  inbound: InboundRule[];
  outbound: OutboundRule[];
  /** Peers that may be pinged and may ping. */
  echo: string[];
}

export type RulesOf = (serviceName: string) => FirewallRules;

/** Rules by service, computed from one pass over the connections. */
export function firewallPlan(spec: ClusterSpec, slices: Readonly<Record<string, AddressSlice>>): RulesOf {
  const connections = [...spec.connections, ...balancerConnections(spec)];
  const incoming = Map.groupBy(connections, ({ to }) => to);
  const outgoing = Map.groupBy(connections, ({ from }) => from);
  const peers = (name: string): Peers => (name === PUBLIC ? PUBLIC : cidrsOf(slices[name]));
  return (name) => {
    const inbound = uniqueSorted((incoming.get(name) ?? []).map(({ from, minPort, maxPort }) => ({ from: peers(from), minPort, maxPort })));
    const outbound = uniqueSorted((outgoing.get(name) ?? []).map(({ to, minPort, maxPort }) => ({ to: peers(to), minPort, maxPort })));
    const known = [...inbound.map(({ from }) => from), ...outbound.map(({ to }) => to)];
    return { inbound, outbound, echo: [...new Set(known.flatMap((peer) => (peer === PUBLIC ? [] : peer)))].sort() };
  };
}

export function firewallFor(spec: ClusterSpec, slices: Readonly<Record<string, AddressSlice>>, serviceName: string): FirewallRules {
  return firewallPlan(spec, slices)(serviceName);
}

/** A load balancer passes on what it hears, on the port it hears it. */
function balancerConnections(spec: ClusterSpec): ConnectionSpec[] {
  return effectiveServices(spec).flatMap(({ name, listens, backends }) =>
    backends.flatMap((to) => listens.map((range) => ({ from: name, to, ...range }))),
  );
}

function cidrsOf(slice: AddressSlice | undefined): string[] {
  return slice ? sliceCidrs(slice) : [];
}

/** Order and repetition in the blueprint mean nothing, and must not change the hash. */
function uniqueSorted<Rule extends object>(rules: Rule[]): Rule[] {
  const byText = new Map(rules.map((rule) => [JSON.stringify(rule), rule]));
  return [...byText].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, rule]) => rule);
}
