import type { Terminal } from "../generated/prisma/client.ts";
import { newId } from "../new-id.ts";
import type { TeamScope } from "../scope.ts";
import type { TerminalRow } from "./records.ts";

export interface NewTerminal {
  clusterId: string;
  machineId: string;
  /** null: a shell on the machine itself. */
  taskId: string | null;
  actor: string;
  /** SHA-256 of the ticket, hex. */
  ticketHash: string;
  argv: string[];
  cols: number;
  rows: number;
  expiresAt: Date;
}

export type TerminalStore = ReturnType<typeof terminalStore>;

function toTerminalRow({ id, clusterId, machineId, taskId, actor, argv, cols, rows }: Terminal): TerminalRow {
  return { id, clusterId, machineId, taskId, actor, argv, cols, rows };
}

/** Tickets, and the terminals that they became. */
export function terminalStore({ tx, teamId }: TeamScope) {
  return {
    /** What has expired is forgotten on the way. */
    async create(terminal: NewTerminal): Promise<TerminalRow> {
      await tx.terminal.deleteMany({ where: { teamId, expiresAt: { lt: new Date() } } });
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
    /** How many the actor has open, over all processes. */
    countOpen: (actor: string): Promise<number> =>
      tx.terminal.count({ where: { teamId, actor, openedAt: { not: null }, expiresAt: { gt: new Date() } } }),
    /** Already gone is success. */
    async remove(terminalId: string): Promise<void> {
      await tx.terminal.deleteMany({ where: { id: terminalId, teamId } });
    },
  };
}
