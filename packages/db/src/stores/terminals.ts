import type { Terminal } from "../generated/prisma/client.ts";
import { newId } from "../new-id.ts";
import type { TeamScope } from "../scope.ts";
import type { TerminalRow } from "./records.ts";

export interface NewTerminal extends Omit<TerminalRow, "id"> {
  /** SHA-256 of the ticket, hex. */
  ticketHash: string;
  /** Of the ticket. */
  expiresAt: Date;
}

export type TerminalStore = ReturnType<typeof terminalStore>;

function toTerminalRow({ id, clusterId, machineId, taskId, actor, argv, cols, rows }: Terminal): TerminalRow {
  return { id, clusterId, machineId, taskId, actor, argv, cols, rows };
}

/** Tickets, and the terminals that they became. */
export function terminalStore({ tx, teamId }: TeamScope) {
  return {
    async create(terminal: NewTerminal): Promise<TerminalRow> {
      return toTerminalRow(await tx.terminal.create({ data: { id: newId(), teamId, ...terminal } }));
    },
    /** One caller gets it, once. null: unknown, used, expired, or another actor's. */
    async redeem(ticket: { ticketHash: string; actor: string; openUntil: Date }): Promise<TerminalRow | null> {
      const { ticketHash, actor, openUntil } = ticket;
      const now = new Date();
      const where = { teamId, ticketHash, actor, openedAt: null, expiresAt: { gt: now } };
      const { count } = await tx.terminal.updateMany({ where, data: { openedAt: now, expiresAt: openUntil } });
      return count === 0 ? null : toTerminalRow(await tx.terminal.findUniqueOrThrow({ where: { ticketHash } }));
    },
    /** Of an open one; without effect on one that is gone. */
    async extend(terminalId: string, openUntil: Date): Promise<void> {
      await tx.terminal.updateMany({ where: { id: terminalId, teamId, openedAt: { not: null } }, data: { expiresAt: openUntil } });
    },
    /** How many the actor has open, over all processes. */
    countOpen: (actor: string): Promise<number> =>
      tx.terminal.count({ where: { teamId, actor, openedAt: { not: null }, expiresAt: { gt: new Date() } } }),
    /** Already gone is success. */
    async remove(terminalId: string): Promise<void> {
      await tx.terminal.deleteMany({ where: { id: terminalId, teamId } });
    },
    /** Forgets all that has expired; returns those that had been open. */
    async takeLapsed(): Promise<TerminalRow[]> {
      const rows = await tx.terminal.findMany({ where: { teamId, expiresAt: { lt: new Date() } } });
      const taken: TerminalRow[] = [];
      for (const row of rows) {
        const { count } = await tx.terminal.deleteMany({ where: { id: row.id, teamId } });
        if (count > 0 && row.openedAt !== null) taken.push(toTerminalRow(row));
      }
      return taken;
    },
  };
}
