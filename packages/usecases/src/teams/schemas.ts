import { roles } from "@slipway/core/access";
import { z } from "zod";

export const role = z.enum(roles).meta({ id: "Role" });

export const team = z
  .object({
    id: z.string(),
    slug: z.string(),
    name: z.string(),
    role: role.meta({ description: "The asker's own." }),
    actor: z.string().meta({ description: "`key/<id>` or `user/<id>`." }),
  })
  .meta({ id: "Team" });
export type Team = z.output<typeof team>;
