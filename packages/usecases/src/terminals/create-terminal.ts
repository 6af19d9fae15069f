import { AppError } from "@slipway/core/errors";
import type { ClusterRow, TeamTx, TerminalRow } from "@slipway/db";
import { z } from "zod";
import { findCluster } from "../clusters/find-cluster.ts";
import { type Actor, actorName, defineUsecase } from "../define/index.ts";
import { findMachine } from "../machines/find-machine.ts";
import { idOrName } from "../paging/schemas.ts";
import { findTask } from "../tasks/find-task.ts";
import { auditLapsed } from "./audit-lapsed.ts";
import { createdTerminal, terminalSize } from "./schemas.ts";
import { programOf, terminalTarget } from "./terminal-target.ts";
import { hashTicket, newTicket } from "./ticket.ts";

const TICKET_MS = 60_000;
const MAX_OPEN = 20;
const ARGUMENTS_MAX = 64;

const input = z
  .strictObject({
    cluster: idOrName,
    machine: idOrName.optional().meta({ description: "A shell as the user slipway, or …" }),
    task: idOrName.optional().meta({ description: "… one in this task's container." }),
    argv: z
      .array(z.string().max(4096))
      .max(ARGUMENTS_MAX)
      .default([])
      .meta({ description: "A program and its arguments; empty: a shell." }),
    ...terminalSize,
  })
  .refine(({ machine, task }) => (machine === undefined) !== (task === undefined), {
    path: ["machine"],
    message: "Name a machine or a task: one of the two.",
  });

export const createTerminal = defineUsecase({
  name: "terminals.create",
  kind: "command",
  action: "exec",
  rest: { method: "POST", path: "/clusters/{cluster}/terminals", status: 201 },
  summary: "A ticket, good for a minute and for one opening, for a terminal on a machine or in a task.",
  input,
  output: createdTerminal,
  confidential: true,
  async run(ctx, { cluster: name, machine, task, argv, cols, rows }) {
    const { tx, actor, ports } = ctx;
    const cluster = await findCluster(tx, name);
    const place = task === undefined ? await onMachine(tx, cluster, machine ?? "") : await inTask(tx, cluster, task);
    await auditLapsed(tx, ctx);
    if ((await tx.terminals.countOpen(actorName(actor))) >= MAX_OPEN) throw tooMany();
    const ticket = newTicket();
    const expiresAt = new Date(ports.clock.now() + TICKET_MS);
    const asked = { ...place, clusterId: cluster.id, actor: actorName(actor), argv, cols, rows };
    const row = await tx.terminals.create({ ...asked, ticketHash: hashTicket(ticket), expiresAt });
    return { id: row.id, ticket, path: await pathOf(tx, actor, ticket), expiresAt: expiresAt.toISOString(), row };
  },
  audit: ({ argv }, { id, row }) => ({
    target: terminalTarget(row),
    detail: { terminalId: id, clusterId: row.clusterId, program: programOf(argv) },
  }),
});

type Place = Pick<TerminalRow, "machineId" | "taskId">;

async function onMachine(tx: TeamTx, cluster: ClusterRow, idOrName: string): Promise<Place> {
  return { machineId: (await findMachine(tx, cluster, idOrName)).id, taskId: null };
}

async function inTask(tx: TeamTx, cluster: ClusterRow, idOrName: string): Promise<Place> {
  const { id, name, machineId, endedAt } = await findTask(tx, cluster, idOrName);
  if (endedAt !== null) throw new AppError("CONFLICT", `Task ${name} has ended.`, { remedy: "Its log is still there." });
  if (!machineId) throw new AppError("CONFLICT", `Task ${name} is on no machine yet.`, { remedy: "Wait until it runs." });
  return { machineId, taskId: id };
}

/** A browser says with every request in which of its teams it acts; a key has one only. */
async function pathOf(tx: TeamTx, { kind }: Actor, ticket: string): Promise<string> {
  const query = new URLSearchParams(kind === "user" ? { team: (await tx.team.get()).slug, ticket } : { ticket });
  return `/api/terminal?${query}`;
}

const tooMany = (): AppError =>
  new AppError("RATE_LIMITED", `${MAX_OPEN} terminals are open already.`, { remedy: "Close one of them.", retryAfterMs: 10_000 });
