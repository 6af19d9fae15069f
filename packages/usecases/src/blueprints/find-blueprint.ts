import type { BlueprintRow, TeamTx } from "@slipway/db";
import { found } from "../paging/not-found.ts";

/** By id or name. NOT_FOUND. */
export async function findBlueprint(tx: TeamTx, idOrName: string): Promise<BlueprintRow> {
  return found((await tx.blueprints.find(idOrName)) ?? (await tx.blueprints.findByName(idOrName)), "blueprint");
}
