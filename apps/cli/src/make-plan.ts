import { AppError } from "@slipway/core/errors";
import type { Schemas, Slipway } from "@slipway/sdk";
import { ensureCluster, saveBlueprint } from "./save-blueprint.ts";

/** Saves the file as a version and previews what it would change in the cluster, which is named when there is none. Throws when a task fits nowhere. */
export async function makePlan(api: Slipway, { cluster, file }: { cluster: string; file: string }): Promise<Schemas["Plan"]> {
  const version = await saveBlueprint(api, file);
  const { id } = await ensureCluster(api, cluster);
  const plan = await api.plans.create({ cluster: id, blueprintVersionId: version.id });
  if (plan.unplaced.length > 0) throw unplacedError(plan);
  return plan;
}

function unplacedError({ unplaced }: Schemas["Plan"]): AppError {
  const faults = unplaced.map(({ task, reasons, remedy }) => ({ path: task, message: reasons.join("; "), remedy }));
  return new AppError("UNPROCESSABLE", "Some tasks fit on no machine.", { faults });
}
