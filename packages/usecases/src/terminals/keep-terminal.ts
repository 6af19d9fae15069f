import type { TeamTx, TerminalRow } from "@slipway/db";
import { type RequestScope, teamOf } from "../define/index.ts";

/** An open terminal that its process has not kept for so long is one whose process ended. */
export const TERMINAL_LEASE_MS = 120_000;

/** Why the terminal must close, by the rights of `scope` as they are now; null: it stays open, for another while. */
export async function keepTerminal(scope: RequestScope, terminal: TerminalRow): Promise<string | null> {
  if (!scope.actor.actions.includes("exec")) return "the right to open terminals was taken away";
  return teamOf(scope).transaction(async (tx) => {
    const why = await whyGone(tx, terminal);
    if (why === null) await tx.terminals.extend(terminal.id, new Date(scope.ports.clock.now() + TERMINAL_LEASE_MS));
    return why;
  });
}

/** What the actor no longer reaches is gone for it. */
async function whyGone(tx: TeamTx, { clusterId, machineId, taskId }: TerminalRow): Promise<string | null> {
  if (!(await tx.clusters.find(clusterId))) return "the cluster is gone";
  const machine = await tx.machines.find(machineId);
  if (!machine || machine.state === "gone" || machine.state === "deleting") return "the machine is gone";
  const task = taskId === null ? null : await tx.tasks.find(taskId);
  return taskId !== null && (!task || task.endedAt !== null) ? "the task has ended" : null;
}
