import type { Action } from "@slipway/core/access";
import type { ApiOperation } from "@slipway/usecases";
import type { Services } from "./services.ts";

/** Rights that change who may what. */
const rights: readonly Action[] = ["keys.own", "keys.manage", "members.manage", "team.manage"];

/** After an operation that may have changed who holds what, this process asks anew at once; others within two seconds. */
export function forgetIfAccessChanged(operation: ApiOperation, { identities }: Pick<Services, "identities">): void {
  const mayChange =
    operation.kind === "account" ? operation.rest.method !== "GET" : operation.kind === "command" && rights.includes(operation.action);
  if (mayChange) identities.forget();
}
