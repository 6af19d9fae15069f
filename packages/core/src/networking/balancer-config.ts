import { type ClusterSpec, effectiveServices, type PortRange } from "../blueprint/index.ts";

/** One task behind the load balancer. */
export interface Backend {
  name: string;
  address: string;
}

/** `no strict-limits`: where fewer files may be open, HAProxy serves fewer connections instead of refusing to start. */
const PREAMBLE = `global
  maxconn 20000
  no strict-limits
  hard-stop-after 15m

defaults
  mode tcp
  balance roundrobin
  retries 3
  option redispatch 1
  timeout connect 1s
  timeout client 1h
  timeout server 1h
  timeout queue 5s
  timeout check 1s
  default-server inter 500ms fastinter 250ms fall 2 rise 1 on-marked-down shutdown-sessions
`;

/** HAProxy's configuration: every port the load balancer listens on goes to the same port of its tasks, in turn. */
export function balancerConfig(spec: ClusterSpec, name: string, tasks: readonly Backend[]): string {
  const balancer = effectiveServices(spec).find((service) => service.kind === "loadBalancer" && service.name === name);
  const backends = [...tasks].sort((left, right) => (left.name < right.name ? -1 : 1));
  return [PREAMBLE, ...(balancer?.listens ?? []).map((range) => listenSection(range, backends))].join("\n");
}

function listenSection({ minPort, maxPort }: PortRange, backends: readonly Backend[]): string {
  const ports = minPort === maxPort ? `${minPort}` : `${minPort}-${maxPort}`;
  // In a range no port is named: HAProxy then keeps the one that the client asked for.
  const target = (address: string): string => (minPort === maxPort ? `${address}:${minPort}` : address);
  const servers = backends.map(
    ({ name, address }) => `  server ${name}-${address.replaceAll(".", "-")} ${target(address)} check port ${minPort}`,
  );
  return [`listen ports-${ports}`, `  bind :${ports}`, ...servers, ""].join("\n");
}
