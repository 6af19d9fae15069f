import { z } from "zod";
import { idOrName, timestamp } from "../paging/schemas.ts";
import { action } from "../teams/schemas.ts";

const narrowing = z.array(idOrName).min(1).max(100).optional();

export const newKey = z.strictObject({
  name: z.string().trim().min(1).max(100),
  actions: z.array(action).min(1).optional().meta({ description: "No more than the asker holds; all of it when left out." }),
  readOnly: z.boolean().default(false).meta({ description: "Short for the one action `read`." }),
  clusterIds: narrowing.meta({ description: "Ids or names: the key sees these clusters and nothing else." }),
  projectIds: narrowing.meta({ description: "Ids or names: the key sees what lies in these projects and nothing else." }),
  serviceAccount: idOrName.optional().meta({ description: "Whose key it is, by id or name; the asker's own when left out." }),
  expiresAt: z.iso.datetime().optional().meta({ description: "At most a year away; 90 days when left out." }),
});
export type NewKey = z.output<typeof newKey>;

export const apiKey = z
  .object({
    id: z.string(),
    name: z.string(),
    holder: z
      .object({ kind: z.enum(["user", "serviceAccount"]), id: z.string(), name: z.string() })
      .meta({ description: "The key holds no more than its holder's role, and dies with it." }),
    actions: z.array(action).nullable().meta({ description: "null: all that the holder's role grants." }),
    clusterIds: z.array(z.string()).meta({ description: "Of a key narrowed to clusters." }),
    projectIds: z.array(z.string()).meta({ description: "Of a key narrowed to projects." }),
    prefix: z.string().meta({ description: "First characters, to recognise it by." }),
    createdAt: timestamp,
    expiresAt: timestamp.nullable().meta({ description: "null: never; the install's own key only." }),
    lastUsedAt: timestamp.nullable(),
    revokedAt: timestamp.nullable(),
  })
  .meta({ id: "ApiKey" });
export type ApiKey = z.output<typeof apiKey>;

export const createdKey = apiKey
  .extend({ key: z.string().meta({ description: "The whole key; shown this once." }) })
  .meta({ id: "CreatedApiKey" });
