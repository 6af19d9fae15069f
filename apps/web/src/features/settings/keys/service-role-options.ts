import type { Action } from "@slipway/core/access";
import type { ServiceAccount } from "@slipway/usecases/service-accounts/schemas";
import { mayGive } from "../members/grantable-roles.ts";

const serviceRoles: readonly ServiceAccount["role"][] = ["viewer", "member", "admin"];

/** Owners are people. */
export const serviceRoleOptions = (held: readonly Action[]) =>
  serviceRoles.map((role) => ({ value: role, label: role, disabled: !mayGive(held, role) }));
