import { checkDeployment, undeployedWarnings } from "./check-deployment.ts";
import { connectionParts, type HostnameOf, loadBalancerParts, nodeGroupParts, type Part, serviceParts } from "./compile-parts.ts";
import { hostnameMarks } from "./late-hostname.ts";
import type { ContainerModel } from "./model.ts";
import type { Place } from "./place.ts";
import { type RecordedFault, registry } from "./registry.ts";
import { type ResolvedService, resolveServices } from "./resolve-services.ts";

export type { RecordedFault } from "./registry.ts";

export interface Compiled {
  /** Not yet parsed: bounds and defaults are the spec's. */
  spec: Record<string, unknown>;
  /** JSON pointer of a part of the spec → the place that made it. */
  places: Record<string, Place>;
  faults: RecordedFault[];
  warnings: RecordedFault[];
  /** What to put in the place of hostname marks in the program's output. */
  hostnameMarks: Record<string, string>;
}

/** `service`: the name all tasks share; `hostname`: a replica's own. */
function namesOf(services: readonly ResolvedService[]): { service: HostnameOf; hostname: HostnameOf } {
  const owner = new Map(services.flatMap((service) => service.members.map((member) => [member, service] as const)));
  const service: HostnameOf = (end) => owner.get(end as ContainerModel)?.name ?? end.hostname;
  const hostname: HostnameOf = (end) => {
    const found = owner.get(end as ContainerModel);
    if (!found || found.members.length === 1) return service(end);
    return `${found.name}-${found.members.indexOf(end as ContainerModel) + 1}`;
  };
  return { service, hostname };
}

function placesOf(parts: Record<string, Part[]>): Record<string, Place> {
  const places: Record<string, Place> = {};
  for (const [list, items] of Object.entries(parts)) {
    for (const [index, { origin }] of items.entries()) {
      const place = registry.places.get(origin);
      if (place) places[`/${list}/${index}`] = place;
    }
  }
  return places;
}

/** Turns what the program has made into a spec. `finished` is false when it threw: then only what was recorded counts. */
export function compile(finished: boolean): Compiled {
  for (const connection of registry.connections) registry.places.set(connection, connection.place);
  const services = resolveServices();
  if (finished) checkDeployment(services.map(({ name, members }) => ({ name, origin: members[0] ?? {} })));
  const names = namesOf(services);
  const [infrastructure] = registry.infrastructures;
  const parts = {
    nodeGroups: infrastructure ? nodeGroupParts(infrastructure) : [],
    services: serviceParts(services, names.hostname),
    loadBalancers: loadBalancerParts(
      registry.loadBalancers.filter((balancer) => registry.deployed.has(balancer)),
      names.service,
    ),
    connections: connectionParts(registry.connections, names.service),
  };
  const values = Object.fromEntries(Object.entries(parts).map(([list, items]) => [list, items.map((item) => item.value)]));
  return {
    spec: { specVersion: 1, namespace: infrastructure?.namespace, ...values },
    places: placesOf(parts),
    faults: registry.faults,
    warnings: finished ? undeployedWarnings() : [],
    hostnameMarks: hostnameMarks(names.hostname),
  };
}
