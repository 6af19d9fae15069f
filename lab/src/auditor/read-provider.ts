import { runCommand } from "./run-command.ts";
import type { Witnesses } from "./witnesses.ts";

interface DockerContainer {
  Id: string;
  Created: string;
  State: { Running: boolean };
  Config: { Labels: Record<string, string> };
  NetworkSettings: { Ports: Record<string, { HostPort: string }[] | null> };
}

interface DockerNetwork {
  Name: string;
  Labels: Record<string, string>;
}

async function inspectAll<T>(kind: "container" | "network", filter: string): Promise<T[]> {
  const list = kind === "container" ? ["ps", "-aq", "--no-trunc"] : ["network", "ls", "-q", "--no-trunc"];
  const ids = (await runCommand("docker", [...list, "--filter", filter])).split("\n").filter(Boolean);
  if (ids.length === 0) return [];
  return JSON.parse(await runCommand("docker", [kind, "inspect", ...ids])) as T[];
}

/** Local machines of one install as Docker itself lists them, with the loopback port of each sshd. */
export async function readProvider(installId: string): Promise<Witnesses["provider"] & { sshPorts: Map<string, number> }> {
  const containers = (await inspectAll<DockerContainer>("container", `label=slipway.install=${installId}`)).filter((one) => one.Config.Labels["slipway.machine"]);
  const networks = await inspectAll<DockerNetwork>("network", `label=slipway.install=${installId}`);
  const sshPorts = new Map<string, number>();
  for (const one of containers) {
    const port = one.NetworkSettings.Ports["22/tcp"]?.[0]?.HostPort;
    if (one.State.Running && port) sshPorts.set(one.Config.Labels["slipway.machine"] ?? "", Number(port));
  }
  return {
    sshPorts,
    machines: containers.map((one) => ({
      containerId: one.Id,
      machineId: one.Config.Labels["slipway.machine"] ?? "",
      clusterId: one.Config.Labels["slipway.cluster_id"] ?? "",
      running: one.State.Running,
      createdAt: Date.parse(one.Created),
    })),
    sideObjects: networks
      .filter((network) => network.Labels["slipway.cluster_id"])
      .map((network) => ({ kind: "network", name: network.Name, clusterId: network.Labels["slipway.cluster_id"] ?? "" })),
  };
}
