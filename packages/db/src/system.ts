export { type SignIn, signIn } from "./system/sign-in.ts";
export { type Sweeps, sweeps } from "./system/sweeps.ts";
export { type NewTeam, type NewUser, type TeamAdmin, teamAdmin } from "./system/team-admin.ts";
