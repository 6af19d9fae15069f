import type { Fault } from "../errors/index.ts";
import { type ClusterSpec, type ConnectionSpec, PUBLIC } from "./spec.ts";

export function checkConnections(spec: ClusterSpec): Fault[] {
  const behind = new Map(spec.loadBalancers.map(({ name, services }) => [name, new Set(services)]));
  const known = new Set([PUBLIC, ...spec.services.map(({ name }) => name), ...behind.keys()]);
  return spec.connections.flatMap((connection, index) => {
    const path = `/connections/${index}`;
    return [
      ...endFaults(connection, known, path),
      ...portFaults(connection, path),
      ...balancerFaults(connection, behind.get(connection.from), path),
    ];
  });
}

function endFaults(connection: ConnectionSpec, known: ReadonlySet<string>, path: string): Fault[] {
  const unknown = (["from", "to"] as const)
    .filter((end) => !known.has(connection[end]))
    .map((end) => ({
      path: `${path}/${end}`,
      message: `no service or load balancer is named "${connection[end]}"`,
      remedy: `Name one of this blueprint's, or "${PUBLIC}".`,
    }));
  if (connection.from !== PUBLIC || connection.to !== PUBLIC) return unknown;
  return [{ path, message: "both ends are public", remedy: "One end must be a service or load balancer of this blueprint." }];
}

function portFaults({ from, to, minPort, maxPort }: ConnectionSpec, path: string): Fault[] {
  if (minPort > maxPort)
    return [{ path: `${path}/minPort`, message: `ports ${minPort}-${maxPort} run backwards`, remedy: "Give the smaller port first." }];
  if ((from !== PUBLIC && to !== PUBLIC) || minPort === maxPort) return [];
  return [
    {
      path: `${path}/maxPort`,
      message: `a public connection is one port, not ${minPort}-${maxPort}`,
      remedy: "Write one connection for each port.",
    },
  ];
}

function balancerFaults(connection: ConnectionSpec, services: ReadonlySet<string> | undefined, path: string): Fault[] {
  if (!services || services.has(connection.to)) return [];
  return [
    {
      path: `${path}/from`,
      message: `load balancer "${connection.from}" speaks to its own services only, not to "${connection.to}"`,
      remedy: `Add "${connection.to}" to its services, or let a service connect.`,
    },
  ];
}
