import { AppError } from "@slipway/core/errors";
import { isoTime } from "../json.ts";
import { found } from "../rows.ts";
import type { TeamScope } from "../scope.ts";
import type { TeamRow } from "./records.ts";

export type TeamStore = ReturnType<typeof teamStore>;

export function teamStore({ tx, teamId }: TeamScope) {
  return {
    /** The team whose id this transaction has: new ones are made so. CONFLICT: the slug is taken, maybe by a team that the maker may not see. */
    async create({ slug, name }: { slug: string; name: string }): Promise<TeamRow> {
      const { count } = await tx.team.createMany({ data: { id: teamId, slug, name }, skipDuplicates: true });
      if (count === 0) throw new AppError("CONFLICT", `There is a team ${slug} already.`, { remedy: "Choose another slug." });
      return this.get();
    },
    async get(): Promise<TeamRow> {
      const row = found(await tx.team.findUnique({ where: { id: teamId } }), "team", teamId);
      return { ...row, createdAt: isoTime(row.createdAt) };
    },
    async rename(name: string): Promise<TeamRow> {
      const row = await tx.team.update({ where: { id: teamId }, data: { name } });
      return { ...row, createdAt: isoTime(row.createdAt) };
    },
  };
}
