import type { Role } from "@slipway/core/access";
import { AppError } from "@slipway/core/errors";
import type { ServiceAccount } from "../generated/prisma/client.ts";
import { isoTime } from "../json.ts";
import { newId } from "../new-id.ts";
import { isId, type Page, type PageQuery, pageArguments, pageOf } from "../page.ts";
import type { TeamScope } from "../scope.ts";
import type { ServiceAccountRow } from "./records.ts";

export type ServiceAccountStore = ReturnType<typeof serviceAccountStore>;

const toRow = ({ teamId: _, ...row }: ServiceAccount): ServiceAccountRow => ({
  ...row,
  role: row.role as Role,
  createdAt: isoTime(row.createdAt),
});

export function serviceAccountStore({ tx, teamId }: TeamScope) {
  const taken = (name: string) => new AppError("CONFLICT", `There is a service account ${name} already.`);
  const find = async (id: string): Promise<ServiceAccountRow | null> => {
    const row = isId(id) ? await tx.serviceAccount.findUnique({ where: { id, teamId } }) : null;
    return row && toRow(row);
  };

  return {
    find,
    /** CONFLICT: the team has one of that name. */
    async create(account: { name: string; role: Role; createdBy: string }): Promise<ServiceAccountRow> {
      const id = newId();
      const { count } = await tx.serviceAccount.createMany({ data: { id, teamId, ...account }, skipDuplicates: true });
      if (count === 0) throw taken(account.name);
      return toRow(await tx.serviceAccount.findUniqueOrThrow({ where: { id } }));
    },
    /** Newest first. */
    async list(query: PageQuery): Promise<Page<ServiceAccountRow>> {
      const rows = await tx.serviceAccount.findMany({ ...pageArguments(query), where: { teamId }, orderBy: { id: "desc" } });
      return pageOf(rows, query.limit, toRow);
    },
    async findByName(name: string): Promise<ServiceAccountRow | null> {
      const row = await tx.serviceAccount.findUnique({ where: { teamId_name: { teamId, name } } });
      return row && toRow(row);
    },
    /** CONFLICT: another has the name. */
    async update(id: string, change: { name?: string; role?: Role }): Promise<ServiceAccountRow> {
      const other = change.name === undefined ? null : await tx.serviceAccount.findFirst({ where: { teamId, name: change.name } });
      if (other && other.id !== id) throw taken(other.name);
      return toRow(await tx.serviceAccount.update({ where: { id, teamId }, data: change }));
    },
    /** Its keys die with it. */
    async remove(id: string): Promise<void> {
      await tx.apiKey.updateMany({ where: { teamId, serviceAccountId: id, revokedAt: null }, data: { revokedAt: new Date() } });
      await tx.serviceAccount.deleteMany({ where: { id, teamId } });
    },
  };
}
