import { AppError } from "@slipway/core/errors";
import type { MachineRow, TerminalRow } from "@slipway/db";
import { writeAudit } from "../define/audit.ts";
import { authorise } from "../define/authorise.ts";
import { actorName, type RequestScope, teamOf } from "../define/index.ts";
import { TERMINAL_LEASE_MS } from "./keep-terminal.ts";
import { programOf, terminalTarget } from "./terminal-target.ts";
import { hashTicket } from "./ticket.ts";

export const openTerminalAction = { name: "terminals.open", action: "exec" } as const;

export interface OpenedTerminal {
  row: TerminalRow;
  machine: MachineRow;
}

/** Takes the ticket: who comes second with it, or is another than who asked for it, is FORBIDDEN. Every try is audited. */
export async function openTerminal(scope: RequestScope, ticket: string): Promise<OpenedTerminal> {
  await authorise(openTerminalAction, scope);
  const opened = await teamOf(scope).transaction(async (tx) => {
    const openUntil = new Date(scope.ports.clock.now() + TERMINAL_LEASE_MS);
    const row = await tx.terminals.redeem({ ticketHash: hashTicket(ticket), actor: actorName(scope.actor), openUntil });
    const machine = row && (await tx.machines.find(row.machineId));
    const detail = row ? { terminalId: row.id, clusterId: row.clusterId, program: programOf(row.argv) } : { ticket: "does not hold" };
    const fact = { action: openTerminalAction.name, target: row ? terminalTarget(row) : "", detail };
    await writeAudit(tx, scope, { ...fact, outcome: row && machine ? "done" : "denied" });
    return row && machine ? { row, machine } : null;
  });
  if (opened) return opened;
  throw new AppError("FORBIDDEN", "The ticket does not hold: it is unknown, used, expired, or somebody else's.", {
    remedy: "Ask for a terminal again.",
  });
}
