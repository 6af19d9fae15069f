import type { Reach } from "@slipway/core/access";
import { AppError } from "@slipway/core/errors";
import { isId } from "./page.ts";
import type { Statements } from "./statements.ts";

/**
 * Which team, and how much of it, for this transaction only: nothing of it is left on the pooled connection. A part of a team is seen by
 * a database role of its own, so that the whole costs nothing.
 */
export async function enterTeam(tx: Statements, teamId: string, reach: Reach): Promise<void> {
  if (!isId(teamId)) throw new AppError("INTERNAL", `Not a team's id: ${teamId}`);
  if (reach === "team") {
    await tx.$queryRaw`SELECT set_config('app.team_id', ${teamId}, true)`;
    return;
  }
  await tx.$queryRaw`
    SELECT set_config('app.team_id', ${teamId}, true), set_config('role', 'slipway_narrow', true),
           set_config('app.cluster_ids', ${uuidArray(reach.clusterIds)}, true),
           set_config('app.project_ids', ${uuidArray(reach.projectIds)}, true)`;
}

/** As PostgreSQL writes an array. */
const uuidArray = (ids: readonly string[]): string => `{${ids.filter(isId).join(",")}}`;
