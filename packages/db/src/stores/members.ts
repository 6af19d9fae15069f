import type { Role } from "@slipway/core/access";
import { AppError } from "@slipway/core/errors";
import type { Membership } from "../generated/prisma/client.ts";
import { isoTime } from "../json.ts";
import { cursorId, cursorOf, isId, type Page, type PageQuery } from "../page.ts";
import type { TeamScope } from "../scope.ts";
import type { MemberRow } from "./records.ts";

export type MemberStore = ReturnType<typeof memberStore>;

/** The team's people. Their accounts are sign-in's. */
export function memberStore({ tx, teamId }: TeamScope) {
  async function withUsers(rows: Membership[]): Promise<MemberRow[]> {
    const select = { id: true, email: true, name: true } as const;
    const users = await tx.user.findMany({ where: { id: { in: rows.map((row) => row.userId) } }, select });
    const byId = new Map(users.map((user) => [user.id, user]));
    return rows.map(({ userId, role, createdAt }) => {
      const { email, name } = byId.get(userId) ?? { email: "", name: "" };
      return { userId, email, name, role: role as Role, createdAt: isoTime(createdAt) };
    });
  }
  const findRow = (userId: string) => (isId(userId) ? tx.membership.findUnique({ where: { teamId_userId: { teamId, userId } } }) : null);

  async function refuseWithoutOwner(but: string): Promise<void> {
    const others = await tx.membership.count({ where: { teamId, role: "owner", userId: { not: but } } });
    if (others > 0) return;
    throw new AppError("CONFLICT", "A team needs an owner, and this is the only one.", { remedy: "Make somebody else an owner first." });
  }

  return {
    /** Whoever changes members takes this first: the last owner cannot be two at once. */
    async lock(): Promise<void> {
      await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`members/${teamId}`}, 0))::text`;
    },
    /** By the time of their accounts, oldest first. */
    async list({ limit, cursor }: PageQuery): Promise<Page<MemberRow>> {
      const after = cursor === undefined ? undefined : { gt: cursorId(cursor) };
      const rows = await tx.membership.findMany({ where: { teamId, userId: after }, orderBy: { userId: "asc" }, take: limit + 1 });
      const kept = rows.slice(0, limit);
      const last = kept.at(-1);
      return { items: await withUsers(kept), nextCursor: rows.length > limit && last ? cursorOf(last.userId) : null };
    },
    async find(userId: string): Promise<MemberRow | null> {
      const row = await findRow(userId);
      return row && ((await withUsers([row]))[0] ?? null);
    },
    /** False: is a member already, and keeps the role. */
    async add(userId: string, role: Role): Promise<boolean> {
      const { count } = await tx.membership.createMany({ data: { teamId, userId, role }, skipDuplicates: true });
      return count > 0;
    },
    /** Under lock(). CONFLICT: the team would have no owner. */
    async setRole(userId: string, role: Role): Promise<void> {
      if (role !== "owner") await refuseWithoutOwner(userId);
      await tx.membership.updateMany({ where: { teamId, userId }, data: { role } });
    },
    /** Under lock(); the member's keys die with it. CONFLICT: the team would have no owner. */
    async remove(userId: string): Promise<void> {
      await refuseWithoutOwner(userId);
      await tx.apiKey.updateMany({ where: { teamId, userId, revokedAt: null }, data: { revokedAt: new Date() } });
      await tx.membership.deleteMany({ where: { teamId, userId } });
    },
  };
}
