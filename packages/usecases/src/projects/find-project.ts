import type { ProjectRow, TeamTx } from "@slipway/db";
import { found } from "../paging/not-found.ts";

/** By id or name. NOT_FOUND. */
export async function findProject(tx: TeamTx, idOrName: string): Promise<ProjectRow> {
  return found((await tx.projects.find(idOrName)) ?? (await tx.projects.findByName(idOrName)), "project");
}

/** The id of a project that a request may name; undefined when it names none. NOT_FOUND. */
export async function namedProject(tx: TeamTx, idOrName: string | undefined): Promise<string | undefined> {
  return idOrName === undefined ? undefined : (await findProject(tx, idOrName)).id;
}
