import type { Role } from "@slipway/core/access";
import type { Invitation } from "../generated/prisma/client.ts";
import { isoTime, isoTimeOrNull } from "../json.ts";
import { newId } from "../new-id.ts";
import { isId, type Page, type PageQuery, pageArguments, pageOf } from "../page.ts";
import type { TeamScope } from "../scope.ts";
import type { InvitationRow } from "./records.ts";

export interface NewInvitation {
  /** Lower case. */
  email: string;
  role: Role;
  /** SHA-256 of the link's token, hex. */
  tokenHash: string;
  createdBy: string;
  expiresAt: Date;
}

export type InvitationStore = ReturnType<typeof invitationStore>;

export function toInvitationRow({ tokenHash: _, ...row }: Invitation): InvitationRow {
  return {
    ...row,
    role: row.role as Role,
    createdAt: isoTime(row.createdAt),
    expiresAt: isoTime(row.expiresAt),
    acceptedAt: isoTimeOrNull(row.acceptedAt),
    revokedAt: isoTimeOrNull(row.revokedAt),
  };
}

export function invitationStore({ tx, teamId }: TeamScope) {
  const open = { teamId, acceptedAt: null, revokedAt: null };

  return {
    /** Takes the place of an open one for that address. */
    async create(invitation: NewInvitation): Promise<InvitationRow> {
      await tx.invitation.updateMany({ where: { ...open, email: invitation.email }, data: { revokedAt: new Date() } });
      return toInvitationRow(await tx.invitation.create({ data: { id: newId(), teamId, ...invitation } }));
    },
    /** Newest first, with those that are over. */
    async list(query: PageQuery): Promise<Page<InvitationRow>> {
      const rows = await tx.invitation.findMany({ ...pageArguments(query), where: { teamId }, orderBy: { id: "desc" } });
      return pageOf(rows, query.limit, toInvitationRow);
    },
    async find(invitationId: string): Promise<InvitationRow | null> {
      const row = isId(invitationId) ? await tx.invitation.findUnique({ where: { id: invitationId, teamId } }) : null;
      return row && toInvitationRow(row);
    },
    /** Idempotent. One that was accepted stays accepted. */
    async revoke(invitationId: string): Promise<void> {
      await tx.invitation.updateMany({ where: { ...open, id: invitationId }, data: { revokedAt: new Date() } });
    },
    /** Those that one of these actors has made and nobody has accepted. */
    async revokeOf(createdBy: string[]): Promise<void> {
      await tx.invitation.updateMany({ where: { ...open, createdBy: { in: createdBy } }, data: { revokedAt: new Date() } });
    },
    /** For one use: false when it is over. */
    async accept(invitationId: string, now: Date): Promise<boolean> {
      const { count } = await tx.invitation.updateMany({
        where: { ...open, id: invitationId, expiresAt: { gt: now } },
        data: { acceptedAt: now },
      });
      return count > 0;
    },
  };
}
