import { z } from "zod";
import { timestamp } from "../paging/schemas.ts";
import { role } from "../teams/schemas.ts";

export const member = z
  .object({
    userId: z.string(),
    email: z.string(),
    name: z.string(),
    role,
    createdAt: timestamp.meta({ description: "Since when a member." }),
  })
  .meta({ id: "Member" });
export type Member = z.output<typeof member>;
