import { isAppError } from "@slipway/core/errors";
import type { Blueprint } from "@slipway/usecases/blueprints/schemas";
import type { ClusterSummary } from "@slipway/usecases/clusters/schemas";
import type { BlueprintVersion } from "@slipway/usecases/versions/schemas";
import type { ApiClient } from "./api-client.ts";
import { blueprintName, readBlueprint } from "./blueprint-files.ts";

/** Saves the file as the newest version of its blueprint (unchanged content is the version it was) and resolves to that version. */
export async function saveBlueprint(api: ApiClient, file: string): Promise<BlueprintVersion> {
  const source = readBlueprint(file);
  const name = blueprintName(file);
  const { id } = (await find<Blueprint>(api, `/blueprints/${name}`)) ?? (await api.send<Blueprint>("POST", "/blueprints", { name }));
  return api.send<BlueprintVersion>("POST", `/blueprints/${id}/versions`, source);
}

/** The cluster of that name, made (not started) when there is none. */
export async function ensureCluster(api: ApiClient, name: string): Promise<ClusterSummary> {
  return (
    (await find<ClusterSummary>(api, `/clusters/${encodeURIComponent(name)}`)) ?? api.send<ClusterSummary>("POST", "/clusters", { name })
  );
}

export async function find<T>(api: ApiClient, path: string): Promise<T | undefined> {
  try {
    return await api.get<T>(path);
  } catch (error) {
    if (isAppError(error, "NOT_FOUND")) return undefined;
    throw error;
  }
}
