import { z } from "zod";
import { timestamp } from "../paging/schemas.ts";
import { role } from "../teams/schemas.ts";

export const credentials = z
  .strictObject({ email: z.string().min(3).max(320), password: z.string().min(1).max(1024) })
  .meta({ id: "Credentials" });

export const session = z
  .object({ teamId: z.string(), userId: z.string(), role, expiresAt: timestamp })
  .meta({ id: "Session", description: "The token itself is in the HttpOnly cookie only." });
export type Session = z.output<typeof session>;
