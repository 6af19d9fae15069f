/** The published table of roles: what each may do. Operations name the action they need. */
export const roles = ["viewer", "member", "admin", "owner"] as const;
export type Role = (typeof roles)[number];

export const actions = ["read", "operate", "exec", "secrets.write", "keys.manage", "team.manage"] as const;
export type Action = (typeof actions)[number];

const allowed = {
  viewer: ["read"],
  member: ["read", "operate", "exec", "secrets.write"],
  admin: ["read", "operate", "exec", "secrets.write", "keys.manage"],
  owner: ["read", "operate", "exec", "secrets.write", "keys.manage", "team.manage"],
} as const satisfies Record<Role, readonly Action[]>;

export function roleMay(role: Role, action: Action): boolean {
  return (allowed[role] as readonly Action[]).includes(action);
}
