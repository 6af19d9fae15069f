import { type Action, roleMay } from "@slipway/core/access";
import { AppError } from "@slipway/core/errors";
import { writeAudit } from "./audit.ts";
import type { RequestScope } from "./context.ts";

/** FORBIDDEN, with its audit row, when the actor's role does not grant the operation's action. */
export async function authorise(operation: { name: string; action: Action }, scope: RequestScope): Promise<void> {
  if (roleMay(scope.actor.role, operation.action)) return;
  await scope.database.forTeam(scope.actor.teamId).transaction((tx) =>
    writeAudit(tx, scope, {
      action: operation.name,
      outcome: "denied",
      target: "",
      detail: { needs: operation.action, role: scope.actor.role },
    }),
  );
  throw new AppError("FORBIDDEN", `The role ${scope.actor.role} may not do this: it needs the right "${operation.action}".`, {
    remedy: "Ask an owner of the team for a role or key that grants it.",
  });
}
