import { webhookEventTypes } from "@slipway/core/webhooks";
import { z } from "zod";
import { idOrName, timestamp } from "../paging/schemas.ts";

const eventType = z.enum(webhookEventTypes).meta({ id: "WebhookEventType" });

/** What can be set, at making and later. */
export const webhookFields = {
  url: z.string().min(1).max(2_048).meta({ description: "https or http, on the public internet; redirects are not followed." }),
  description: z.string().trim().max(200).meta({ description: "What it is for." }),
  types: z.array(eventType).max(webhookEventTypes.length).meta({ description: "Kinds of events; none: every kind." }),
  clusterIds: z.array(idOrName).max(100).meta({ description: "Clusters by id or name. None here nor of projects: all of the team's." }),
  projectIds: z.array(idOrName).max(100).meta({ description: "Projects by id or name: all of their clusters." }),
};

export const webhook = z
  .object({
    id: z.string(),
    url: z.string().meta({ description: "Without its path for whoever may not manage webhooks: paths hold keys at times." }),
    description: z.string(),
    types: z.array(eventType),
    clusterIds: z.array(z.string()),
    projectIds: z.array(z.string()),
    enabled: z.boolean(),
    state: z.enum(["active", "failing", "disabled"]).meta({ description: "failing: the last attempt did not get through." }),
    notice: z.string().nullable().meta({ description: "What somebody should know or do about it; null: nothing." }),
    failingSince: timestamp.nullable(),
    disabledAt: timestamp.nullable(),
    disabledReason: z.enum(["asked", "failing"]).nullable(),
    previousSecretUntil: timestamp.nullable().meta({ description: "Until then the secret before the last rotation signs too." }),
    createdBy: z.string(),
    createdAt: timestamp,
  })
  .meta({ id: "Webhook" });
export type Webhook = z.output<typeof webhook>;

export const webhookWithSecret = webhook
  .extend({ secret: z.string().meta({ description: "`whsec_…`, which deliveries are signed with; shown this once." }) })
  .meta({ id: "WebhookWithSecret" });
