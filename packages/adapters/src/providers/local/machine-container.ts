import os from "node:os";
import type { CreateMachine, ProviderMachine } from "@slipway/core/ports";
import type Docker from "dockerode";
import type { HostImage } from "./host-image.ts";
import { machineHostConfig } from "./isolation.ts";
import { label, machineLabels, machineName, networkName } from "./labels.ts";
import type { TarFile } from "./tar-files.ts";

const SSH_PORT = 22;
const MIB = 1024 * 1024;
/** Below it an engine has no room beside the tasks: such a shape is a figure for placement, not a limit. */
const LEAST_LIMIT_MIB = 1_024;

export function machineContainer(installId: string, request: CreateMachine, image: HostImage): Docker.ContainerCreateOptions {
  const network = networkName(installId, request.clusterId);
  const { memoryMib, cpu } = request.shape;
  return {
    name: machineName(installId, request.machineId),
    Image: image.tag,
    Hostname: request.nodeName,
    Labels: machineLabels(installId, request),
    HostConfig: {
      ...machineHostConfig(image.isolation),
      NetworkMode: network,
      PortBindings: { [`${SSH_PORT}/tcp`]: [{ HostIp: "127.0.0.1", HostPort: "" }] },
      Memory: memoryMib >= LEAST_LIMIT_MIB ? memoryMib * MIB : undefined,
      // A weight, not a ceiling: an idle computer's cores are free to whoever boots.
      CpuShares: Math.max(2, Math.round(cpu * 1_024)),
    },
    NetworkingConfig: { EndpointsConfig: { [network]: { IPAMConfig: { IPv4Address: request.privateAddress } } } },
  };
}

/** Put into the container before its first start, so that no key is in its environment or in `docker inspect`. */
export function machineFiles({ hostKey, authorizedKey }: CreateMachine, registryMirror: string | null): TarFile[] {
  const files = [
    { path: "etc/ssh/slipway_host_key", mode: 0o600, content: hostKey.privateKey },
    { path: "etc/ssh/slipway_host_key.pub", mode: 0o644, content: hostKey.publicKey },
    { path: "etc/ssh/authorized_keys/slipway", mode: 0o644, content: authorizedKey },
  ];
  if (registryMirror) files.push({ path: "etc/slipway/registry-mirror", mode: 0o644, content: registryMirror });
  // OpenSSH takes no private key without its last line feed.
  return files.map((file) => ({ ...file, content: `${file.content.trimEnd()}\n` }));
}

/** Docker's word for each state of a container → ours. */
const states: Record<string, ProviderMachine["state"]> = {
  created: "pending",
  restarting: "pending",
  running: "running",
  paused: "running",
  removing: "stopped",
  exited: "stopped",
  dead: "stopped",
};

export function toMachine(container: Docker.ContainerInfo): ProviderMachine {
  const state = states[container.State] ?? "pending";
  const privateAddress = container.Labels[label.address] ?? "";
  const sshPort = container.Ports.find((port) => port.PrivatePort === SSH_PORT)?.PublicPort;
  return {
    machineId: container.Labels[label.machine] ?? "",
    clusterId: container.Labels[label.clusterId] ?? "",
    providerId: container.Id,
    state,
    privateAddress,
    ssh: state === "running" && sshPort ? { host: "127.0.0.1", port: sshPort } : null,
    // Only Linux routes to its containers; elsewhere the engine runs in a virtual machine.
    publicAddress: os.platform() === "linux" ? privateAddress : null,
  };
}
