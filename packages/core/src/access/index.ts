export { isNarrowable, narrowableActions, type Reach } from "./reach.ts";
export {
  type Action,
  actionMeanings,
  actions,
  actionsOf,
  heldActions,
  mayGrant,
  type Role,
  roleMay,
  roles,
  roleWith,
} from "./roles.ts";
export { isReservedSlug } from "./team-slugs.ts";
