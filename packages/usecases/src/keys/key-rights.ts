import { type Action, actionsOf, heldActions, isNarrowable, mayGrant, narrowableActions, type Role } from "@slipway/core/access";
import { AppError, type Fault } from "@slipway/core/errors";
import type { Actor } from "../define/index.ts";
import type { Holder } from "./holder.ts";
import type { NewKey } from "./schemas.ts";

const faulty = (faults: Fault[]): AppError => new AppError("INVALID_INPUT", "The request has faults.", { faults });

/** What the key will ask for; null: all that its holder's role grants, now and later. FORBIDDEN: more than the actor holds. */
export function keyActions(actor: Actor, holder: Holder, request: NewKey): readonly Action[] | null {
  refuseContradictions(request, holder);
  const asked = request.readOnly ? (["read"] as const) : (request.actions ?? null);
  const narrowed = request.clusterIds !== undefined || request.projectIds !== undefined;
  const wanted = asked ?? (narrowed ? narrowableActions.filter((action) => actionsOf(holder.role).includes(action)) : null);
  const given = heldActions(holder.role, wanted);
  if (mayGrant(actor.actions, given)) return wanted;
  // Who left it out wants all that can be had: that of a key that holds less than its holder is what it holds itself.
  if (asked === null && actor.kind === "key" && request.serviceAccount === undefined)
    return given.filter((action) => actor.actions.includes(action));
  const missing = given.filter((action) => !actor.actions.includes(action));
  throw new AppError("FORBIDDEN", `The key would hold more than you do: ${missing.join(", ")}.`, {
    remedy: "Name the actions that it needs.",
  });
}

function refuseContradictions({ actions, readOnly, clusterIds, projectIds }: NewKey, { role }: Holder): void {
  const faults: Fault[] = [];
  if (readOnly && actions) faults.push({ path: "/readOnly", message: "Says the actions already: give one of the two." });
  if (clusterIds && projectIds) faults.push({ path: "/projectIds", message: "A key is narrowed to clusters or to projects, not to both." });
  const narrowed = clusterIds !== undefined || projectIds !== undefined;
  for (const [at, action] of (actions ?? []).entries()) {
    const wrong = wrongAction(action, { narrowed, role });
    if (wrong) faults.push({ path: `/actions/${at}`, ...wrong });
  }
  if (faults.length > 0) throw faulty(faults);
}

function wrongAction(action: Action, { narrowed, role }: { narrowed: boolean; role: Role }): Omit<Fault, "path"> | null {
  if (narrowed && !isNarrowable(action)) {
    return { message: `${action} concerns the whole team.`, remedy: `A narrowed key may have: ${narrowableActions.join(", ")}.` };
  }
  return actionsOf(role).includes(action) ? null : { message: `The holder's role ${role} does not grant ${action}.` };
}

const DAY_MS = 24 * 3_600_000;
const DEFAULT_LIFE_MS = 90 * DAY_MS;
const LONGEST_LIFE_MS = 366 * DAY_MS;

/** INVALID_INPUT: in the past, or too far away. A key makes no key that outlives it. */
export function keyExpiry(asked: string | undefined, { now, makerExpiresAt }: { now: number; makerExpiresAt: string | null }): Date {
  const longest = Math.min(now + LONGEST_LIFE_MS, makerExpiresAt === null ? Number.POSITIVE_INFINITY : Date.parse(makerExpiresAt));
  if (asked === undefined) return new Date(Math.min(now + DEFAULT_LIFE_MS, longest));
  const wanted = Date.parse(asked);
  if (wanted > now && wanted <= longest) return new Date(wanted);
  throw faulty([{ path: "/expiresAt", message: `Must lie in the future, and not after ${new Date(longest).toISOString()}.` }]);
}
