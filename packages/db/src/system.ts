export { ensureUser, type NewUser } from "./system/accounts.ts";
export { authStorage } from "./system/auth-storage.ts";
export { type LivingKey, type SignIn, signIn, type TeamMembership } from "./system/sign-in.ts";
export { type Sweeps, sweeps } from "./system/sweeps.ts";
export { type NewTeam, type TeamAdmin, teamAdmin } from "./system/team-admin.ts";
export { type Bucket, type OwnHealth, ownHealth } from "./system/own-health.ts";
