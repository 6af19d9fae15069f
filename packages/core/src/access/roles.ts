/** The published table of roles: what each may do. Operations name the action they need; docs/reference/access.md is made from both. */
export const roles = ["viewer", "member", "admin", "owner"] as const;
export type Role = (typeof roles)[number];

/** What each action means, in the words of the reference. */
export const actionMeanings = {
  read: "see what the team has: clusters, machines, logs, blueprints, names of secrets, members, webhooks and their deliveries",
  operate: "change clusters and blueprints: create, plan, start, apply, scale, stop, delete",
  exec: "run commands on machines and in tasks, open terminals",
  "secrets.write": "save and delete secrets",
  "keys.own": "make, see and revoke one's own API keys",
  "keys.manage": "see and revoke everybody's keys; service accounts and their keys",
  "projects.manage": "make, rename and delete projects",
  "members.manage": "invite members, change their roles, remove them; never above one's own role",
  "webhooks.manage": "make, change, test and delete webhooks; repeat deliveries",
  "audit.read": "read and export the audit log",
  "team.manage": "rename the team",
} as const;
export type Action = keyof typeof actionMeanings;
export const actions = Object.keys(actionMeanings) as [Action, ...Action[]];

const viewer = ["read"] as const;
const member = [...viewer, "operate", "exec", "secrets.write", "keys.own"] as const;
const admin = [...member, "keys.manage", "projects.manage", "members.manage", "webhooks.manage", "audit.read"] as const;
const owner = [...admin, "team.manage"] as const;

const allowed = { viewer, member, admin, owner } as const satisfies Record<Role, readonly Action[]>;

export const actionsOf = (role: Role): readonly Action[] => allowed[role];

export function roleMay(role: Role, action: Action): boolean {
  return actionsOf(role).includes(action);
}

/** The role that grants exactly these actions; null: none does. */
export function roleWith(held: readonly Action[]): Role | null {
  return roles.find((role) => actionsOf(role).length === held.length && actionsOf(role).every((action) => held.includes(action))) ?? null;
}

/** Whether who holds `held` may give `given` to somebody: nobody grants more than they hold. */
export const mayGrant = (held: readonly Action[], given: readonly Action[]): boolean => given.every((action) => held.includes(action));

/** Of what a key asks for, what its holder's role grants now; null asks for all of it. */
export function heldActions(role: Role, asked: readonly Action[] | null): readonly Action[] {
  return asked === null ? actionsOf(role) : actionsOf(role).filter((action) => asked.includes(action));
}
