import type { PUBLIC, ServiceSpec } from "@slipway/core/blueprint";
import type { Cluster } from "@slipway/usecases/clusters/schemas";
import type { Task } from "@slipway/usecases/tasks/schemas";

/** Written out: the blueprint module is too much to load for one word. */
const OUTSIDE: typeof PUBLIC = "public";

export interface ServiceRow {
  name: string;
  /** `leftover`: the blueprint has it no more, its tasks are on their way out. */
  kind: "service" | "load balancer" | "leftover";
  image: string | null;
  desired: number;
  running: number;
  minHealthy: number | null;
  restarts: number;
  /** "from public :80", "to db :5432", "to web (balanced)". */
  links: string[];
}

/** The services and load balancers of a cluster with what is known of each. */
export function serviceRows({ services, desired }: Pick<Cluster, "services" | "desired">, tasks: readonly Task[]): ServiceRow[] {
  const spec = desired?.spec;
  const specs = new Map(spec?.services.map((service) => [service.name, service]));
  const balancers = new Map(spec?.loadBalancers.map((balancer) => [balancer.name, balancer]));
  return services.map(({ name, desired: wanted, running }) => {
    const service = specs.get(name);
    const balancer = balancers.get(name);
    return {
      name,
      kind: service ? "service" : balancer ? "load balancer" : "leftover",
      image: service?.image ?? null,
      desired: wanted,
      running,
      minHealthy: service ? minHealthyOf(service) : null,
      restarts: tasks.filter((task) => task.service === name).reduce((sum, { restartCount }) => sum + restartCount, 0),
      links: [...linksOf(name, spec?.connections ?? []), ...(balancer?.services ?? []).map((backend) => `to ${backend} (balanced)`)],
    };
  });
}

const minHealthyOf = ({ minHealthy, count }: ServiceSpec): number => minHealthy ?? Math.max(0, count - 1);

type Connections = NonNullable<Cluster["desired"]>["spec"]["connections"];

function linksOf(name: string, connections: Connections): string[] {
  const from = connections.filter(({ to }) => to === name);
  const to = connections.filter((connection) => connection.from === name);
  return [
    ...from
      .sort((left, right) => Number(right.from === OUTSIDE) - Number(left.from === OUTSIDE))
      .map((one) => `from ${one.from} ${portsOf(one)}`),
    ...to.map((one) => `to ${one.to} ${portsOf(one)}`),
  ];
}

/** ":80", or ":8000–8010". */
export const portsOf = ({ minPort, maxPort }: { minPort: number; maxPort: number }): string =>
  minPort === maxPort ? `:${minPort}` : `:${minPort}–${maxPort}`;
