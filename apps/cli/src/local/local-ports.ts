import { freePort, portIsFree } from "./free-port.ts";
import { kindOf, type LocalState, type ServiceName, serviceNames } from "./local-state.ts";

type Ports = LocalState["ports"];
type PortName = keyof Ports;

/** Where a web process listens: at the dashboard's address itself, unless a proxy is there. */
export function webPort({ ports, options }: Pick<LocalState, "ports" | "options">, name: ServiceName): number {
  return options.processes > 1 ? (ports[`${name}.http`] ?? 0) : ports.web;
}

/** The ports of each process: its own, and that of its health. */
function portsOf(name: ServiceName, processes: number): PortName[] {
  const kind = kindOf(name);
  if (kind === "postgres" || kind === "temporal") return [kind];
  if (kind === "proxy") return ["web"];
  if (kind === "worker") return [`${name}.health`];
  return [processes > 1 ? `${name}.http` : "web", `${name}.health`];
}

/** Ports are kept for life; one that a stranger has taken while we were down is chosen anew. `isOurs`: the process that has it lives. */
export async function settledPorts({ ports, options }: LocalState, isOurs: (name: ServiceName) => boolean): Promise<Ports> {
  const settled: Ports = { ...ports };
  const { processes } = options;
  for (const name of serviceNames({ processes })) {
    for (const port of portsOf(name, processes)) {
      const known = settled[port];
      // Between one web process and several the dashboard's address changes hands.
      const held = isOurs(name) || (port === "web" && (isOurs("web") || isOurs("proxy")));
      if (known === undefined || !(held || (await portIsFree(known)))) settled[port] = await freePort();
    }
  }
  return settled;
}
