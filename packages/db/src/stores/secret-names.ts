import { isoTime } from "../json.ts";
import type { TeamScope } from "../scope.ts";
import type { SecretRow } from "./records.ts";

export type SecretNameStore = ReturnType<typeof secretNameStore>;

/** Names and versions only; values pass through secretStore() alone. */
export function secretNameStore({ tx, teamId }: TeamScope) {
  return {
    /** By name. The users' own have the scope `team`. */
    async list(scope: string): Promise<SecretRow[]> {
      const select = { scope: true, name: true, version: true, createdAt: true, updatedAt: true } as const;
      const rows = await tx.secret.findMany({ where: { teamId, scope }, orderBy: { name: "asc" }, select });
      return rows.map((row) => ({ ...row, createdAt: isoTime(row.createdAt), updatedAt: isoTime(row.updatedAt) }));
    },
  };
}
