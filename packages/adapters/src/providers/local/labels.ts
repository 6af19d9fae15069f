import type { ClusterNetwork, CreateMachine } from "@slipway/core/ports";

/** Labels of everything local; see ARCHITECTURE.md "Machines and network". */
export const label = {
  install: "slipway.install",
  machine: "slipway.machine",
  cluster: "slipway.cluster",
  clusterId: "slipway.cluster_id",
  team: "slipway.team",
  node: "slipway.node",
  role: "slipway.role",
  address: "slipway.address",
  kind: "slipway.kind",
} as const;

export function machineLabels(installId: string, request: CreateMachine): Record<string, string> {
  return {
    [label.install]: installId,
    [label.machine]: request.machineId,
    [label.cluster]: request.clusterName,
    [label.clusterId]: request.clusterId,
    [label.team]: request.teamId,
    [label.node]: request.nodeName,
    [label.role]: request.role,
    [label.address]: request.privateAddress,
  };
}

export function networkLabels(installId: string, network: ClusterNetwork): Record<string, string> {
  return {
    [label.install]: installId,
    [label.cluster]: network.clusterName,
    [label.clusterId]: network.clusterId,
    [label.team]: network.teamId,
  };
}

/** A filter that Docker takes: each label given with its value, or only present. */
export function labelled(labels: Record<string, string | null>): { label: string[] } {
  return { label: Object.entries(labels).map(([name, value]) => (value === null ? name : `${name}=${value}`)) };
}

export function machineName(installId: string, machineId: string): string {
  return `slipway-${installId}-${machineId}`;
}

/** The id's random end: two clusters of one moment share the beginning of a time-ordered id. */
export function networkName(installId: string, clusterId: string): string {
  return `slipway-${installId}-${clusterId.slice(-12)}`;
}

export function registryName(installId: string): string {
  return `slipway-${installId}-registry`;
}
