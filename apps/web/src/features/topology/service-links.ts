import type { ClusterSpec, PUBLIC } from "@slipway/core/blueprint";
import { portsOf } from "../cluster/service-rows.ts";
import type { ServiceLink } from "./topology.ts";

/** Written out: the blueprint module is too much to load for one word. */
const OUTSIDE: typeof PUBLIC = "public";

export type Wiring = Pick<ClusterSpec, "connections" | "loadBalancers">;

export const INTERNET_IN = "outside:in";
export const INTERNET_OUT = "outside:out";
export const serviceId = (name: string): string => `service:${name}`;

/** One link per pair, with all ports that pass; those of a load balancer to its services as well. */
export function serviceLinks({ connections, loadBalancers }: Wiring): ServiceLink[] {
  const said = [
    ...connections.map((one) => ({ from: one.from, to: one.to, text: portsOf(one) })),
    ...loadBalancers.flatMap(({ name, services }) => services.map((to) => ({ from: name, to, text: "balanced" }))),
  ];
  const pairs = Map.groupBy(said, ({ from, to }) => `${from}>${to}`);
  return [...pairs].flatMap(([id, [first, ...more]]) => {
    if (!first) return [];
    const ports = [...new Set([first, ...more].map(({ text }) => text))].join(", ");
    return [{ id, ...endsOf(first), fromName: first.from, toName: first.to, ports }];
  });
}

const endsOf = ({ from, to }: { from: string; to: string }) => ({
  from: from === OUTSIDE ? INTERNET_IN : serviceId(from),
  to: to === OUTSIDE ? INTERNET_OUT : serviceId(to),
});
