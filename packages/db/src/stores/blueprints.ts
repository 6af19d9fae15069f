import { AppError } from "@slipway/core/errors";
import type { Blueprint } from "../generated/prisma/client.ts";
import { isoTime, isoTimeOrNull } from "../json.ts";
import { newId } from "../new-id.ts";
import { isId, type Page, type PageQuery, pageArguments, pageOf } from "../page.ts";
import type { TeamScope } from "../scope.ts";
import { blueprintVersions, latestVersionNumbers } from "./blueprint-versions.ts";
import { holdProject } from "./projects.ts";
import type { BlueprintRow } from "./records.ts";

export type BlueprintStore = ReturnType<typeof blueprintStore>;

export function blueprintStore({ tx, teamId }: TeamScope) {
  const latestNumbers = (blueprintIds: string[]) => latestVersionNumbers(tx, blueprintIds);
  const toRow =
    (latest: Map<string, number>) =>
    (row: Blueprint): BlueprintRow => ({
      id: row.id,
      projectId: row.projectId,
      name: row.name,
      latestVersion: latest.get(row.id) ?? 0,
      createdAt: isoTime(row.createdAt),
      archivedAt: isoTimeOrNull(row.archivedAt),
    });
  const withLatest = async (row: Blueprint | null) => row && toRow(await latestNumbers([row.id]))(row);

  return {
    /** In the team's default project, unless one is named. NOT_FOUND. CONFLICT: the team has a living one of that name. */
    async create(name: string, inProject?: string): Promise<BlueprintRow> {
      const id = newId();
      const projectId = await holdProject({ tx, teamId }, inProject);
      const { count } = await tx.blueprint.createMany({ data: { id, teamId, projectId, name }, skipDuplicates: true });
      if (count === 0) throw new AppError("CONFLICT", `There is a blueprint ${name} already.`);
      return { id, projectId, name, latestVersion: 0, createdAt: new Date().toISOString(), archivedAt: null };
    },
    /** Archived ones too. */
    async find(blueprintId: string): Promise<BlueprintRow | null> {
      return isId(blueprintId) ? withLatest(await tx.blueprint.findUnique({ where: { id: blueprintId, teamId } })) : null;
    },
    async findByName(name: string): Promise<BlueprintRow | null> {
      return withLatest(await tx.blueprint.findFirst({ where: { teamId, name, archivedAt: null } }));
    },
    /** Newest first. */
    async list(query: PageQuery): Promise<Page<BlueprintRow>> {
      const rows = await tx.blueprint.findMany({ ...pageArguments(query), where: { teamId, archivedAt: null }, orderBy: { id: "desc" } });
      return pageOf(rows, query.limit, toRow(await latestNumbers(rows.map((row) => row.id))));
    },
    /** CONFLICT: another living one has the name. */
    async rename(blueprintId: string, name: string): Promise<void> {
      const taken = await tx.blueprint.findFirst({
        where: { teamId, name, archivedAt: null, id: { not: blueprintId } },
        select: { id: true },
      });
      if (taken) throw new AppError("CONFLICT", `There is a blueprint ${name} already.`);
      await tx.blueprint.update({ where: { id: blueprintId, teamId }, data: { name } });
    },
    /** NOT_FOUND. */
    async move(blueprintId: string, toProject: string): Promise<void> {
      const projectId = await holdProject({ tx, teamId }, toProject);
      await tx.blueprint.update({ where: { id: blueprintId, teamId }, data: { projectId } });
    },
    /** Its name is free again; it and its versions stay readable by id. The first time stays. */
    async archive(blueprintId: string): Promise<void> {
      await tx.blueprint.updateMany({ where: { id: blueprintId, teamId, archivedAt: null }, data: { archivedAt: new Date() } });
    },
    /** Names of living clusters that want a version of it now. */
    async clustersOn(blueprintId: string): Promise<string[]> {
      const rows = await tx.$queryRaw<{ name: string }[]>`
        SELECT cluster.name FROM cluster
        JOIN cluster_revision AS wanted ON wanted.cluster_id = cluster.id AND wanted.number = cluster.desired_revision
        JOIN blueprint_version AS version ON version.id = wanted.blueprint_version_id
        WHERE version.blueprint_id = ${blueprintId}::uuid AND cluster.deleted_at IS NULL ORDER BY cluster.name`;
      return rows.map(({ name }) => name);
    },
    ...blueprintVersions({ tx, teamId }),
  };
}
