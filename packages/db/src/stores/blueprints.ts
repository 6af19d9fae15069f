import type { ClusterSpec } from "@slipway/core/blueprint";
import { AppError } from "@slipway/core/errors";
import type { BlueprintFile } from "@slipway/core/ports";
import type { Blueprint, BlueprintVersion } from "../generated/prisma/client.ts";
import { fromJson, isoTime, isoTimeOrNull, toJson } from "../json.ts";
import { newId } from "../new-id.ts";
import { isId, type Page, type PageQuery, pageArguments, pageOf } from "../page.ts";
import { notFound } from "../rows.ts";
import type { TeamScope } from "../scope.ts";
import { holdProject } from "./projects.ts";
import type { BlueprintRow, BlueprintVersionRow } from "./records.ts";

export interface NewBlueprintVersion {
  blueprintId: string;
  format: string;
  files: BlueprintFile[];
  args: string[];
  spec: ClusterSpec;
  specHash: string;
  createdBy: string;
}

export type BlueprintStore = ReturnType<typeof blueprintStore>;

function toVersionRow({ teamId: _, ...row }: BlueprintVersion): BlueprintVersionRow {
  return {
    ...row,
    files: fromJson<BlueprintFile[]>(row.files),
    args: fromJson<string[]>(row.args),
    spec: fromJson<ClusterSpec>(row.spec),
    createdAt: isoTime(row.createdAt),
  };
}

export function blueprintStore({ tx, teamId }: TeamScope) {
  async function latestNumbers(blueprintIds: string[]): Promise<Map<string, number>> {
    const groups = await tx.blueprintVersion.groupBy({
      by: ["blueprintId"],
      where: { blueprintId: { in: blueprintIds } },
      _max: { number: true },
    });
    return new Map(groups.map((group) => [group.blueprintId, group._max.number ?? 0]));
  }
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
    /** Numbers versions 1, 2, 3 … under the blueprint's row lock. NOT_FOUND. */
    async addVersion(version: NewBlueprintVersion): Promise<BlueprintVersionRow> {
      const { blueprintId } = version;
      const locked = await tx.$queryRaw<unknown[]>`SELECT 1 FROM blueprint WHERE id = ${blueprintId}::uuid FOR UPDATE`;
      if (locked.length === 0) throw notFound("blueprint", blueprintId);
      const number = ((await latestNumbers([blueprintId])).get(blueprintId) ?? 0) + 1;
      const { files, args, spec, ...plain } = version;
      const row = await tx.blueprintVersion.create({
        data: { id: newId(), teamId, number, ...plain, files: toJson(files), args: toJson(args), spec: toJson(spec) },
      });
      return toVersionRow(row);
    },
    async findVersion(versionId: string): Promise<BlueprintVersionRow | null> {
      const row = isId(versionId) ? await tx.blueprintVersion.findUnique({ where: { id: versionId, teamId } }) : null;
      return row && toVersionRow(row);
    },
    async findVersionByNumber(blueprintId: string, number: number): Promise<BlueprintVersionRow | null> {
      if (!isId(blueprintId)) return null;
      const row = await tx.blueprintVersion.findUnique({ where: { blueprintId_number: { blueprintId, number }, teamId } });
      return row && toVersionRow(row);
    },
    /** Newest first. */
    async listVersions(blueprintId: string, query: PageQuery): Promise<Page<BlueprintVersionRow>> {
      const where = { teamId, blueprintId };
      const rows = await tx.blueprintVersion.findMany({ ...pageArguments(query), where, orderBy: { number: "desc" } });
      return pageOf(rows, query.limit, toVersionRow);
    },
  };
}
