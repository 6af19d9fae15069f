import { z } from "zod";
import { role } from "../teams/schemas.ts";

export const me = z
  .object({
    user: z.object({ id: z.string(), email: z.string(), name: z.string(), twoFactorEnabled: z.boolean() }),
    teams: z.array(z.object({ id: z.string(), slug: z.string(), name: z.string(), role })),
  })
  .meta({ id: "Me" });
export type Me = z.output<typeof me>;
