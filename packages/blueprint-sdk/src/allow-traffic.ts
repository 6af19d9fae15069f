import { Container } from "./container.ts";
import { describeValue } from "./describe-value.ts";
import { LoadBalancer } from "./load-balancer.ts";
import type { PublicInternet } from "./model.ts";
import { callerPlace } from "./place.ts";
import { type PortRange, toPortRange } from "./port.ts";
import { publicInternet } from "./public-internet.ts";
import { recordFault } from "./record-fault.ts";
import { registry } from "./registry.ts";

type Source = Container | PublicInternet;
type Destination = Container | LoadBalancer | PublicInternet;
type OneOrMany<T> = T | T[];

const isPublic = (end: unknown): end is PublicInternet => end === publicInternet;
const isSource = (end: unknown): end is Source => end instanceof Container || isPublic(end);
const isDestination = (end: unknown): end is Destination => isSource(end) || end instanceof LoadBalancer;
const asList = (given: unknown): unknown[] => (Array.isArray(given) ? given : [given]);

function readSources(given: unknown): Source[] {
  const items = asList(given);
  items.forEach((item, index) => {
    if (item instanceof LoadBalancer) recordFault(`LoadBalancers can not make outgoing connections; item at index ${index} is not valid`);
    else if (!isSource(item)) recordFault(`item at index ${index} (${describeValue(item)}) cannot be connected to`);
  });
  return items.filter(isSource);
}

function readDestinations(given: unknown): Destination[] {
  const items = asList(given);
  items.forEach((item, index) => {
    if (!isDestination(item)) recordFault(`item at index ${index} (${describeValue(item)}) cannot be connected to`);
  });
  return items.filter(isDestination);
}

function checkPublicEnds(from: Source[], to: Destination[], ports: PortRange): void {
  if (from.some(isPublic) && to.some(isPublic)) recordFault("traffic from the public internet to the public internet is not the cluster's");
  else if (ports.min !== ports.max && [...from, ...to].some(isPublic)) {
    recordFault("public internet can only connect to single ports and not to port ranges");
  }
}

/** Lets `from` open connections to `to` on the ports given; everything not allowed is refused. */
export function allowTraffic(from: OneOrMany<Source>, to: OneOrMany<Destination>, ports: number | PortRange): void {
  const sources = readSources(from);
  const destinations = readDestinations(to);
  const range = toPortRange(ports);
  if (!range) return;
  checkPublicEnds(sources, destinations, range);
  registry.connections.push({ from: sources, to: destinations, minPort: range.min, maxPort: range.max, place: callerPlace() });
}
