import { AppError } from "@slipway/core/errors";
import type { BlueprintRow, TeamTx } from "@slipway/db";
import { findBlueprint } from "./find-blueprint.ts";

/** By id or name, for a change of it. NOT_FOUND; CONFLICT when it is deleted: what is history stays as it is. */
export async function findLivingBlueprint(tx: TeamTx, idOrName: string): Promise<BlueprintRow> {
  const row = await findBlueprint(tx, idOrName);
  if (row.archivedAt === null) return row;
  throw new AppError("CONFLICT", `Blueprint ${row.name} is deleted: it can be read and no longer changed.`, {
    remedy: "Make a new blueprint; its first version may be a copy of one of this one's.",
  });
}
