import type { Fault } from "../errors/index.ts";
import { duplicateNames } from "./duplicate-names.ts";
import { type ClusterSpec, PUBLIC, type ServiceSpec } from "./spec.ts";

/** Services and load balancers share one space of names: both are host names in the cluster. */
export function checkServices(spec: ClusterSpec): Fault[] {
  const named = [
    ...spec.services.map(({ name }, index) => ({ name, path: `/services/${index}/name` })),
    ...spec.loadBalancers.map(({ name }, index) => ({ name, path: `/loadBalancers/${index}/name` })),
  ];
  return [
    ...duplicateNames(named),
    ...named.filter(({ name }) => name === PUBLIC).map(({ path }) => reservedName(path)),
    ...spec.services.flatMap((service, index) => serviceFaults(service, `/services/${index}`)),
    ...balancerFaults(spec),
  ];
}

function reservedName(path: string): Fault {
  return { path, message: `"${PUBLIC}" stands for everything outside the cluster`, remedy: "Choose another name." };
}

function serviceFaults(service: ServiceSpec, path: string): Fault[] {
  const faults: Fault[] = [];
  const { healthCheck, minHealthy, count } = service;
  if (minHealthy !== undefined && minHealthy > count) {
    faults.push({
      path: `${path}/minHealthy`,
      message: `minHealthy ${minHealthy} is more than the count ${count}`,
      remedy: `Use at most ${count}.`,
    });
  }
  if (healthCheck?.kind === "command" && !healthCheck.command) {
    faults.push({
      path: `${path}/healthCheck/command`,
      message: "a command health check needs a command",
      remedy: "Name the command to run.",
    });
  }
  if (healthCheck && healthCheck.kind !== "command" && healthCheck.port === undefined) {
    faults.push({
      path: `${path}/healthCheck/port`,
      message: `a ${healthCheck.kind} health check needs a port`,
      remedy: "Name the port to ask.",
    });
  }
  // Here and not in the shape: what was saved before this was asked stays readable.
  if (healthCheck?.kind === "http" && /[\s\p{Cc}]/u.test(healthCheck.path)) {
    faults.push({
      path: `${path}/healthCheck/path`,
      message: "a health check's path has no spaces, line ends or control characters",
      remedy: "Write them as %20 and the like.",
    });
  }
  return faults;
}

function balancerFaults(spec: ClusterSpec): Fault[] {
  const services = new Set(spec.services.map(({ name }) => name));
  const targets = new Set(spec.connections.map(({ to }) => to));
  return spec.loadBalancers.flatMap((balancer, index) => {
    const path = `/loadBalancers/${index}`;
    const unknown = balancer.services.flatMap((name, position) =>
      services.has(name)
        ? []
        : [{ path: `${path}/services/${position}`, message: `no service is named "${name}"`, remedy: "Name services of this blueprint." }],
    );
    const silent = {
      path,
      message: `load balancer "${balancer.name}" listens on no port`,
      remedy: `Allow traffic to "${balancer.name}" on a port.`,
    };
    return targets.has(balancer.name) ? unknown : [...unknown, silent];
  });
}
