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

/** One by one: what ends between the list and the look is left out, not an error. */
async function inspectAll<T>(kind: "container" | "network", filter: string): Promise<T[]> {
  const list = kind === "container" ? ["ps", "-aq", "--no-trunc"] : ["network", "ls", "-q", "--no-trunc"];
  const ids = (await runCommand("docker", [...list, "--filter", filter])).split("\n").filter(Boolean);
  const seen = await Promise.all(ids.map((id) => runCommand("docker", [kind, "inspect", id]).catch(() => "[]")));
  return seen.flatMap((text) => JSON.parse(text) as T[]);
}

export type ProviderSeen = Witnesses["provider"] & {
  /** Loopback port of each running machine's sshd. */
  sshPorts: Map<string, number>;
  /** `docker inspect` of them all, as text. */
  inspected: string;
};

/** Local machines of one install as Docker itself lists them. */
export async function readProvider(installId: string): Promise<ProviderSeen> {
  const containers = (await inspectAll<DockerContainer>("container", `label=slipway.install=${installId}`)).filter(
    (one) => one.Config.Labels["slipway.machine"],
  );
  const networks = await inspectAll<DockerNetwork>("network", `label=slipway.install=${installId}`);
  const sshPorts = new Map<string, number>();
  for (const one of containers) {
    const port = one.NetworkSettings.Ports["22/tcp"]?.[0]?.HostPort;
    if (one.State.Running && port) sshPorts.set(one.Config.Labels["slipway.machine"] ?? "", Number(port));
  }
  return {
    sshPorts,
    inspected: JSON.stringify([containers, networks]),
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
