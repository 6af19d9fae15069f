import { isoTime } from "../json.ts";
import type { TeamScope } from "../scope.ts";
import type { SessionRow } from "./records.ts";

export type SessionStore = ReturnType<typeof sessionStore>;

/** Sessions are opened and read at sign-in (`@slipway/db/system`); the team sees and ends them. */
export function sessionStore({ tx, teamId }: TeamScope) {
  return {
    async list(userId: string): Promise<SessionRow[]> {
      const rows = await tx.session.findMany({ where: { teamId, userId }, orderBy: { id: "asc" }, omit: { tokenHash: true } });
      return rows.map((row) => ({ ...row, createdAt: isoTime(row.createdAt), expiresAt: isoTime(row.expiresAt) }));
    },
    /** Already gone is success. */
    async remove(sessionId: string): Promise<void> {
      await tx.session.deleteMany({ where: { id: sessionId, teamId } });
    },
  };
}
