export { newId as newRowId } from "./new-id.ts";
export { ensureUser, type NewUser } from "./system/accounts.ts";
export { authStorage } from "./system/auth-storage.ts";
export { type Bucket, type OwnHealth, ownHealth } from "./system/own-health.ts";
export { type LivingKey, type SignIn, signIn, type TeamMembership } from "./system/sign-in.ts";
export { signInAttempts } from "./system/sign-in-attempts.ts";
export { type Sweeps, sweeps } from "./system/sweeps.ts";
export { type NewTeam, type TeamAdmin, teamAdmin } from "./system/team-admin.ts";
