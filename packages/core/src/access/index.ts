export { type Action, actions, type Role, roleMay, roles } from "./roles.ts";
