import { actions, isReservedSlug, roles } from "@slipway/core/access";
import { dnsLabel } from "@slipway/core/blueprint";
import { z } from "zod";
import { timestamp } from "../paging/schemas.ts";

export const role = z.enum(roles).meta({ id: "Role" });

export const action = z.enum(actions).meta({ id: "Action" });

const teamSlug = dnsLabel
  .min(2)
  .max(40)
  .refine((slug) => !isReservedSlug(slug), "is a word of the dashboard's own paths");

const teamName = z.string().trim().min(1).max(80);

export const newTeam = z.strictObject({
  slug: teamSlug.meta({ description: "In the dashboard's addresses; it stays." }),
  name: teamName.meta({ description: "As people read it." }),
});

export const teamChange = z.strictObject({ name: teamName });

export const teamSummary = z
  .object({ id: z.string(), slug: z.string(), name: z.string(), createdAt: timestamp })
  .meta({ id: "TeamSummary" });

export const team = teamSummary
  .extend({
    role: role.nullable().meta({ description: "The asker's own; null for a key with a choice of actions." }),
    actions: z.array(action).meta({ description: "What the asker may do." }),
    reach: z
      .object({ clusterIds: z.array(z.string()), projectIds: z.array(z.string()) })
      .nullable()
      .meta({ description: "What a narrowed key sees; null: the whole team." }),
    actor: z.string().meta({ description: "`key/<id>` or `user/<id>`." }),
  })
  .meta({ id: "Team" });
export type Team = z.output<typeof team>;
