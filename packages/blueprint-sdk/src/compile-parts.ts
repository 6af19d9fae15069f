import { groupMachines } from "./group-machines.ts";
import { withHostnames } from "./late-hostname.ts";
import type {
  ContainerModel,
  HealthCheckModel,
  InfrastructureModel,
  LoadBalancerModel,
  MachineModel,
  PublicInternet,
  TextModel,
} from "./model.ts";
import { publicInternet } from "./public-internet.ts";
import type { Connection } from "./registry.ts";
import type { ResolvedService } from "./resolve-services.ts";

/** A part of the spec and what in the program made it. */
export interface Part {
  value: Record<string, unknown>;
  origin: object;
}

export type HostnameOf = (end: ContainerModel | LoadBalancerModel) => string;

function nodeGroupValue(machine: MachineModel): Record<string, unknown> {
  const { provider, region, size, cpu, memoryMib, preemptible } = machine;
  return { provider, region, size, cpu, memoryMib, diskGib: machine.diskSize === 0 ? undefined : machine.diskSize, preemptible };
}

export function nodeGroupParts(infrastructure: InfrastructureModel): Part[] {
  const groups = [...groupMachines("master", infrastructure.masters), ...groupMachines("worker", infrastructure.workers)];
  return groups.map(({ name, role, machine, count }) => ({ value: { name, role, count, ...nodeGroupValue(machine) }, origin: machine }));
}

function texts(given: Record<string, TextModel>, hostnameOf: HostnameOf): Record<string, unknown> {
  const entries = Object.entries(given).map(([name, text]) => [
    name,
    typeof text === "string" ? withHostnames(text, hostnameOf) : { secret: text?.name },
  ]);
  return Object.fromEntries(entries);
}

function healthCheckValue(check: HealthCheckModel | undefined, hostnameOf: HostnameOf): Record<string, unknown> | undefined {
  return check && { ...check, command: check.command?.map((argument) => withHostnames(argument, hostnameOf)) };
}

export function serviceParts(services: readonly ResolvedService[], hostnameOf: HostnameOf): Part[] {
  return services.flatMap(({ name, members }) => {
    const [first] = members;
    if (!first) return [];
    const { image, cpu, memoryMib, minHealthy } = first;
    const value = {
      name,
      image,
      command: first.command.map((argument) => withHostnames(argument, hostnameOf)),
      env: texts(first.env, hostnameOf),
      files: texts(first.files, hostnameOf),
      count: (first.count ?? 1) * members.length,
      cpu,
      memoryMib,
      healthCheck: healthCheckValue(first.healthCheck, hostnameOf),
      minHealthy,
    };
    return [{ value, origin: first }];
  });
}

export function loadBalancerParts(balancers: readonly LoadBalancerModel[], serviceOf: HostnameOf): Part[] {
  return balancers.map((balancer) => ({
    value: { name: balancer.hostname, services: [...new Set(balancer.containers.map(serviceOf))] },
    origin: balancer,
  }));
}

/** Each pair of services once, however many of their containers the program named. */
export function connectionParts(connections: readonly Connection[], serviceOf: HostnameOf): Part[] {
  const nameOf = (end: ContainerModel | LoadBalancerModel | PublicInternet): string =>
    end === publicInternet ? "public" : serviceOf(end as ContainerModel);
  const parts = new Map<string, Part>();
  for (const connection of connections) {
    const { minPort, maxPort } = connection;
    const targets = new Set(connection.to.map(nameOf));
    for (const from of new Set(connection.from.map(nameOf))) {
      for (const to of targets) {
        const key = `${from} ${to} ${minPort} ${maxPort}`;
        if (!parts.has(key)) parts.set(key, { value: { from, to, minPort, maxPort }, origin: connection });
      }
    }
  }
  return [...parts.values()];
}
