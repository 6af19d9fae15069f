import { actionsOf, mayGrant, type Role } from "@slipway/core/access";
import { AppError } from "@slipway/core/errors";
import type { Actor } from "../define/index.ts";

/** FORBIDDEN: nobody gives, changes or takes away a role that holds more than they do themselves. */
export function refuseAbove(actor: Actor, role: Role): void {
  if (mayGrant(actor.actions, actionsOf(role))) return;
  throw new AppError("FORBIDDEN", `The role ${role} holds more than you do.`, { remedy: "Ask somebody who has that role." });
}
