import type { Role } from "@slipway/core/access";
import { isoTime } from "../json.ts";
import { isId, type Page, type PageQuery, pageArguments, pageOf } from "../page.ts";
import type { TeamScope } from "../scope.ts";
import type { UserRow } from "./records.ts";

export type UserStore = ReturnType<typeof userStore>;

const visible = { id: true, email: true, name: true, createdAt: true } as const;

/** The team's members. Accounts are made by sign-up (`@slipway/db/system`). */
export function userStore({ tx, teamId }: TeamScope) {
  async function rolesOf(userIds: string[]): Promise<Map<string, Role>> {
    const rows = await tx.membership.findMany({ where: { teamId, userId: { in: userIds } } });
    return new Map(rows.map((row) => [row.userId, row.role as Role]));
  }
  const toRow = (roles: Map<string, Role>) => (row: { id: string; email: string; name: string; createdAt: Date }) => ({
    ...row,
    role: roles.get(row.id) ?? "viewer",
    createdAt: isoTime(row.createdAt),
  });

  return {
    /** By the time of their account, oldest first. */
    async list(query: PageQuery): Promise<Page<UserRow>> {
      const rows = await tx.user.findMany({ ...pageArguments(query), orderBy: { id: "asc" }, select: visible });
      return pageOf(rows, query.limit, toRow(await rolesOf(rows.map((row) => row.id))));
    },
    async find(userId: string): Promise<UserRow | null> {
      const row = isId(userId) ? await tx.user.findUnique({ where: { id: userId }, select: visible }) : null;
      return row && toRow(await rolesOf([userId]))(row);
    },
    /** False: no such member. */
    async setRole(userId: string, role: Role): Promise<boolean> {
      const { count } = await tx.membership.updateMany({ where: { teamId, userId }, data: { role } });
      return count > 0;
    },
    /** Ends the membership and the member's sessions in this team. */
    async remove(userId: string): Promise<boolean> {
      await tx.session.deleteMany({ where: { teamId, userId } });
      const { count } = await tx.membership.deleteMany({ where: { teamId, userId } });
      return count > 0;
    },
  };
}
