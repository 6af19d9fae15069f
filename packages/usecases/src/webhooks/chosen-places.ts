import type { TeamTx } from "@slipway/db";
import { findCluster } from "../clusters/find-cluster.ts";
import { findProject } from "../projects/find-project.ts";

interface Chosen {
  clusterIds?: string[];
  projectIds?: string[];
}

/** Ids of the clusters and projects that a request names; what it does not say stays unsaid. NOT_FOUND. */
export async function chosenPlaces(tx: TeamTx, { clusterIds, projectIds }: Chosen): Promise<Chosen> {
  const chosen: Chosen = {};
  if (clusterIds) chosen.clusterIds = await idsOf(clusterIds, (given) => findCluster(tx, given));
  if (projectIds) chosen.projectIds = await idsOf(projectIds, (given) => findProject(tx, given));
  return chosen;
}

async function idsOf(given: string[], find: (idOrName: string) => Promise<{ id: string }>): Promise<string[]> {
  const ids = new Set<string>();
  for (const one of given) ids.add((await find(one)).id);
  return [...ids];
}
