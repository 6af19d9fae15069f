import type { ContainerRequest } from "@slipway/core/ports";

const MIB = 1024 * 1024;
const NS_PER_MS = 1_000_000;

/** The body of Docker's "create a container". */
export function containerOptions(request: ContainerRequest): Record<string, unknown> {
  const { network, publicPorts = [] } = request;
  const ports = publicPorts.flatMap((port) => [`${port}/tcp`, `${port}/udp`]);
  return {
    Image: request.image,
    Entrypoint: request.entrypoint,
    Cmd: request.command,
    Env: Object.entries(request.env ?? {}).map(([name, value]) => `${name}=${value}`),
    Labels: request.labels,
    Hostname: request.hostname,
    ExposedPorts: Object.fromEntries(ports.map((port) => [port, {}])),
    Healthcheck: healthCheck(request.healthCheck),
    HostConfig: hostConfig(request),
    NetworkingConfig: network && {
      EndpointsConfig: { [network.name]: { Aliases: network.aliases, IPAMConfig: { IPv4Address: network.address } } },
    },
  };
}

function hostConfig({ network, networkOf, publicPorts = [], binds = [], memoryMib, cpu }: ContainerRequest): Record<string, unknown> {
  const bound = publicPorts.flatMap((port) => [`${port}/tcp`, `${port}/udp`].map((key) => [key, [{ HostPort: String(port) }]]));
  return {
    NetworkMode: networkOf === undefined ? network?.name : `container:${networkOf}`,
    PortBindings: Object.fromEntries(bound),
    Mounts: binds.map(({ source, target, readOnly }) => ({ Type: "bind", Source: source, Target: target, ReadOnly: readOnly })),
    // Slipway starts and heals; the engine's own policy would race with it.
    RestartPolicy: { Name: "no" },
    // Packet sockets would go around the rules in the namespace.
    CapDrop: ["NET_RAW"],
    // Reserved, not capped: an idle machine's cores are for whoever wants them.
    CpuShares: cpu === undefined ? undefined : Math.max(2, Math.round(cpu * 1024)),
    Memory: memoryMib === undefined ? undefined : memoryMib * MIB,
    LogConfig: { Type: "json-file", Config: { "max-size": "10m", "max-file": "3" } },
  };
}

function healthCheck(check: ContainerRequest["healthCheck"]): Record<string, unknown> | undefined {
  if (check === undefined) return undefined;
  return {
    Test: ["CMD", ...check.argv],
    Interval: check.intervalMs * NS_PER_MS,
    Timeout: check.timeoutMs * NS_PER_MS,
    StartPeriod: check.graceMs * NS_PER_MS,
    Retries: check.retries,
  };
}
