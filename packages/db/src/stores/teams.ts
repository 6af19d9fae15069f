import { isoTime } from "../json.ts";
import { found } from "../rows.ts";
import type { TeamScope } from "../scope.ts";
import type { TeamRow } from "./records.ts";

export type TeamStore = ReturnType<typeof teamStore>;

export function teamStore({ tx, teamId }: TeamScope) {
  return {
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
