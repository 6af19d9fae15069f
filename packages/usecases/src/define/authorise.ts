import { type Action, isNarrowable } from "@slipway/core/access";
import { AppError } from "@slipway/core/errors";
import { writeAudit } from "./audit.ts";
import type { Actor, RequestScope } from "./context.ts";

export interface Guarded {
  name: string;
  /** What an actor must hold. */
  action: Action;
  /** Concerns the team as a whole, though its action does not: a key narrowed to clusters or projects may not. */
  wholeTeam?: boolean;
}

/** FORBIDDEN, with its audit row, when the actor does not hold the operation's action, or not for the whole team. */
export async function authorise(operation: Guarded, scope: RequestScope): Promise<void> {
  const { actor } = scope;
  const refusal = refusalOf(operation, actor);
  if (!refusal) return;
  const detail = { needs: operation.action, role: actor.role, narrowed: actor.reach !== "team" };
  await scope.database
    .forTeam(actor.teamId)
    .transaction((tx) => writeAudit(tx, scope, { action: operation.name, outcome: "denied", target: "", detail }));
  throw refusal;
}

/** Whether an operation needs reach over the whole team. */
export const needsWholeTeam = ({ action, wholeTeam = false }: Guarded): boolean => wholeTeam || !isNarrowable(action);

function refusalOf(operation: Guarded, { kind, role, actions, reach }: Actor): AppError | null {
  if (!actions.includes(operation.action)) {
    const who = kind === "user" ? `The role ${role}` : "This API key";
    return new AppError("FORBIDDEN", `${who} may not do this: it needs the right "${operation.action}".`, {
      remedy: "Ask an owner of the team for a role or key that grants it.",
    });
  }
  if (reach === "team" || !needsWholeTeam(operation)) return null;
  return new AppError("FORBIDDEN", "This API key is narrowed to a part of the team, and this concerns the whole team.", {
    remedy: "Use a key that is not narrowed.",
  });
}
