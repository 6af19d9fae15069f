import { AppError } from "@slipway/core/errors";
import type { Project } from "../generated/prisma/client.ts";
import { isoTime } from "../json.ts";
import { newId } from "../new-id.ts";
import { isId, type Page, type PageQuery, pageArguments, pageOf } from "../page.ts";
import { notFound } from "../rows.ts";
import type { TeamScope } from "../scope.ts";
import type { ProjectRow } from "./records.ts";

/** Where things go that name no project; every team has it. */
export const DEFAULT_PROJECT = "default";

export type ProjectStore = ReturnType<typeof projectStore>;

const toProjectRow = ({ teamId: _, ...row }: Project): ProjectRow => ({ ...row, createdAt: isoTime(row.createdAt) });

export function projectStore({ tx, teamId }: TeamScope) {
  return {
    /** CONFLICT: the team has one of that name. */
    async create(name: string): Promise<ProjectRow> {
      const id = newId();
      const { count } = await tx.project.createMany({ data: { id, teamId, name }, skipDuplicates: true });
      if (count === 0) throw new AppError("CONFLICT", `There is a project ${name} already.`);
      return toProjectRow(await tx.project.findUniqueOrThrow({ where: { id } }));
    },
    /** Newest first. */
    async list(query: PageQuery): Promise<Page<ProjectRow>> {
      const rows = await tx.project.findMany({ ...pageArguments(query), where: { teamId }, orderBy: { id: "desc" } });
      return pageOf(rows, query.limit, toProjectRow);
    },
    async find(projectId: string): Promise<ProjectRow | null> {
      const row = isId(projectId) ? await tx.project.findUnique({ where: { id: projectId, teamId } }) : null;
      return row && toProjectRow(row);
    },
    async findByName(name: string): Promise<ProjectRow | null> {
      const row = await tx.project.findUnique({ where: { teamId_name: { teamId, name } } });
      return row && toProjectRow(row);
    },
    /** Under the project's lock. CONFLICT: another has the name. */
    async rename(projectId: string, name: string): Promise<ProjectRow> {
      await lockProject({ tx, teamId }, projectId);
      const taken = await tx.project.findFirst({ where: { teamId, name, id: { not: projectId } }, select: { id: true } });
      if (taken) throw new AppError("CONFLICT", `There is a project ${name} already.`);
      return toProjectRow(await tx.project.update({ where: { id: projectId, teamId }, data: { name } }));
    },
    /** CONFLICT while living clusters or blueprints lie in it. */
    async remove(projectId: string): Promise<void> {
      await lockProject({ tx, teamId }, projectId);
      const clusters = await tx.cluster.count({ where: { teamId, projectId, deletedAt: null } });
      const blueprints = await tx.blueprint.count({ where: { teamId, projectId, archivedAt: null } });
      if (clusters + blueprints > 0) {
        throw new AppError("CONFLICT", `The project holds ${clusters} clusters and ${blueprints} blueprints.`, {
          remedy: "Move them to another project or delete them first.",
        });
      }
      await tx.project.delete({ where: { id: projectId, teamId } });
    },
  };
}

async function lockProject({ tx }: TeamScope, projectId: string): Promise<void> {
  const rows = await tx.$queryRaw<unknown[]>`SELECT 1 FROM project WHERE id = ${projectId}::uuid FOR UPDATE`;
  if (rows.length === 0) throw notFound("project", projectId);
}

/** The project that something is put into, the default one when none is named: held, so that it is not deleted meanwhile. NOT_FOUND. */
export async function holdProject({ tx, teamId }: TeamScope, projectId?: string): Promise<string> {
  if (projectId !== undefined && !isId(projectId)) throw notFound("project", projectId);
  const rows =
    projectId === undefined
      ? await tx.$queryRaw<{ id: string }[]>`SELECT id FROM project WHERE team_id = ${teamId}::uuid AND name = ${DEFAULT_PROJECT} FOR SHARE`
      : await tx.$queryRaw<{ id: string }[]>`SELECT id FROM project WHERE id = ${projectId}::uuid FOR SHARE`;
  const [row] = rows;
  if (!row) throw new AppError("NOT_FOUND", "No such project.");
  return row.id;
}
