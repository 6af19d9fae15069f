import { isSlipwayProblem, type Schemas, type Slipway } from "@slipway/sdk";
import { blueprintName, readBlueprint } from "./blueprint-files.ts";

/** Saves the file as the newest version of its blueprint (unchanged content is the version it was) and resolves to that version. */
export async function saveBlueprint(api: Slipway, file: string): Promise<Schemas["CreatedBlueprintVersion"]> {
  const source = readBlueprint(file);
  const name = blueprintName(file);
  const { id } = (await found(api.blueprints.get({ blueprint: name }))) ?? (await api.blueprints.create({ name }));
  return api.versions.create({ blueprint: id, ...source });
}

/** The cluster of that name, made (not started) when there is none. */
export async function ensureCluster(api: Slipway, name: string): Promise<Schemas["ClusterSummary"]> {
  return (await found(api.clusters.get({ cluster: name }))) ?? api.clusters.create({ name });
}

/** Nothing, where there is none. */
export async function found<T>(asking: Promise<T>): Promise<T | undefined> {
  try {
    return await asking;
  } catch (error) {
    if (isSlipwayProblem(error, "NOT_FOUND")) return undefined;
    throw error;
  }
}
