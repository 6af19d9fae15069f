import { type ClusterState, clusterStates } from "@slipway/core/lifecycle";

export type ClusterFilter = "all" | ClusterState;

const states = Object.keys(clusterStates) as ClusterState[];

export const clusterFilters: readonly { value: ClusterFilter; label: string }[] = [
  { value: "all", label: "Every state" },
  ...states.map((state) => ({ value: state, label: `${state.charAt(0).toUpperCase()}${state.slice(1)}` })),
];

/** By state, and by letters of the name or of the description. */
export function filterClusters<Cluster extends { name: string; description?: string; state: ClusterState }>(
  clusters: readonly Cluster[],
  { text, state }: { text: string; state: ClusterFilter },
): readonly Cluster[] {
  const wanted = text.trim().toLowerCase();
  return clusters.filter(
    (cluster) =>
      (state === "all" || cluster.state === state) && `${cluster.name} ${cluster.description ?? ""}`.toLowerCase().includes(wanted),
  );
}
