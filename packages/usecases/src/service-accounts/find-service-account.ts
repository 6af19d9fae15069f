import type { ServiceAccountRow, TeamTx } from "@slipway/db";
import { found } from "../paging/not-found.ts";
import { serviceAccountRole } from "./schemas.ts";

/** By id or name. NOT_FOUND. */
export async function findServiceAccount(tx: TeamTx, idOrName: string): Promise<ServiceAccountRow> {
  return found((await tx.serviceAccounts.find(idOrName)) ?? (await tx.serviceAccounts.findByName(idOrName)), "service account");
}

export const presentServiceAccount = (row: ServiceAccountRow) => ({ ...row, role: serviceAccountRole.parse(row.role) });
