import { webhookEventTypes } from "@slipway/core/webhooks";
import { z } from "zod";
import { timestamp } from "../paging/schemas.ts";

export const deliveryState = z
  .enum(["pending", "delivered", "given_up"])
  .meta({ id: "DeliveryState", description: "given_up: tried for three days, or once when it was asked for by hand." });

export const delivery = z
  .object({
    id: z.string(),
    webhookId: z.string(),
    kind: z.enum(["event", "test", "redelivery"]),
    state: deliveryState,
    eventId: z.string().meta({ description: "`webhook-id`: the same at every attempt and redelivery." }),
    type: z.enum(webhookEventTypes),
    clusterId: z.string().nullable(),
    sequence: z.int().nullable(),
    redeliveryOf: z.string().nullable().meta({ description: "The delivery that this one repeats." }),
    attempts: z.int(),
    lastStatus: z.int().nullable().meta({ description: "HTTP status of the last answer; null: none came." }),
    lastError: z.string().nullable().meta({ description: "What went wrong with the last attempt; null: nothing." }),
    createdAt: timestamp,
    nextAttemptAt: timestamp.nullable().meta({ description: "null: at once, or never again." }),
    settledAt: timestamp.nullable(),
  })
  .meta({ id: "Delivery" });
export type Delivery = z.output<typeof delivery>;

const headers = z.record(z.string(), z.string());

const deliveryAttempt = z
  .object({
    number: z.int(),
    startedAt: timestamp,
    durationMs: z.int(),
    requestHeaders: headers,
    status: z.int().nullable(),
    responseHeaders: headers,
    responseBody: z.string().meta({ description: "Its first 64 KiB." }),
    truncated: z.boolean(),
    error: z.string().nullable().meta({ description: "null: it got through." }),
  })
  .meta({ id: "DeliveryAttempt" });

export const deliveryDetail = delivery
  .extend({
    body: z.string().meta({ description: "What is sent, to the byte." }),
    latestAttempts: z.array(deliveryAttempt).meta({ description: "The latest 20, newest first." }),
  })
  .meta({ id: "DeliveryDetail" });
