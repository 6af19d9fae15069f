import { prismaAdapter } from "@better-auth/prisma-adapter";
import { connectionsOf, type Database } from "../database.ts";

/** Where better-auth keeps users, sessions and second factors: its tables, through sign-in's own database role. */
export function authStorage(database: Database): ReturnType<typeof prismaAdapter> {
  return prismaAdapter(connectionsOf(database).signinClient, { provider: "postgresql", transaction: true });
}
