import { type Action, actionsOf, mayGrant, type Role, roles } from "@slipway/core/access";

/** Nobody gives a role that holds more than they do, nor takes one away. */
export const mayGive = (held: readonly Action[], role: Role): boolean => mayGrant(held, actionsOf(role));

/** For a list to choose from; what one may not give is there, but cannot be chosen. */
export const roleOptions = (held: readonly Action[]) => roles.map((role) => ({ value: role, label: role, disabled: !mayGive(held, role) }));
