interface Narrowed {
  clusterIds: readonly string[];
  projectIds: readonly string[];
}

interface Places {
  clusters: readonly { value: string; label: string }[];
  projects: readonly { value: string; label: string }[];
}

/** What a key or a webhook is narrowed to, by name; what is gone by then is counted only. */
export function reachText({ clusterIds, projectIds }: Narrowed, places: Places): string {
  if (clusterIds.length + projectIds.length === 0) return "whole team";
  const parts = [named("cluster", clusterIds, places.clusters), named("project", projectIds, places.projects)];
  return parts.filter(Boolean).join(", ");
}

function named(kind: string, ids: readonly string[], known: Places["clusters"]): string {
  if (ids.length === 0) return "";
  const names = ids.map((id) => known.find(({ value }) => value === id)?.label).filter((name) => name !== undefined);
  const gone = ids.length - names.length;
  return `${kind} ${[...names, ...(gone > 0 ? [`${gone} unknown`] : [])].join(", ")}`;
}
