import type { ClusterSpec } from "@slipway/core/blueprint";
import type { BlueprintFile } from "@slipway/core/ports";
import type { Tx } from "../connections.ts";
import type { BlueprintVersion } from "../generated/prisma/client.ts";
import { fromJson, isoTime, toJson } from "../json.ts";
import { newId } from "../new-id.ts";
import { isId, type Page, type PageQuery, pageArguments, pageOf } from "../page.ts";
import { notFound } from "../rows.ts";
import type { TeamScope } from "../scope.ts";
import type { BlueprintVersionRow } from "./records.ts";

export interface NewBlueprintVersion {
  blueprintId: string;
  format: string;
  files: BlueprintFile[];
  args: string[];
  spec: ClusterSpec;
  specHash: string;
  createdBy: string;
}

function toVersionRow({ teamId: _, ...row }: BlueprintVersion): BlueprintVersionRow {
  return {
    ...row,
    files: fromJson<BlueprintFile[]>(row.files),
    args: fromJson<string[]>(row.args),
    spec: fromJson<ClusterSpec>(row.spec),
    createdAt: isoTime(row.createdAt),
  };
}

/** By blueprint; those without a version are not there. */
export async function latestVersionNumbers(tx: Tx, blueprintIds: string[]): Promise<Map<string, number>> {
  const groups = await tx.blueprintVersion.groupBy({
    by: ["blueprintId"],
    where: { blueprintId: { in: blueprintIds } },
    _max: { number: true },
  });
  return new Map(groups.map((group) => [group.blueprintId, group._max.number ?? 0]));
}

/** A blueprint's versions, as part of its store. */
export function blueprintVersions({ tx, teamId }: TeamScope) {
  return {
    /** Numbers versions 1, 2, 3 … under the blueprint's row lock. NOT_FOUND. */
    async addVersion(version: NewBlueprintVersion): Promise<BlueprintVersionRow> {
      const { blueprintId } = version;
      const locked = await tx.$queryRaw<unknown[]>`SELECT 1 FROM blueprint WHERE id = ${blueprintId}::uuid FOR UPDATE`;
      if (locked.length === 0) throw notFound("blueprint", blueprintId);
      const number = ((await latestVersionNumbers(tx, [blueprintId])).get(blueprintId) ?? 0) + 1;
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
