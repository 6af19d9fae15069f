import { eventTypes } from "../events/index.ts";

/** What the test button sends: an event of no cluster. */
export const TEST_EVENT = "webhook.test";

/** Every kind of event that a webhook may be given. */
export const webhookEventTypes = [...eventTypes, TEST_EVENT] as const;
export type WebhookEventType = (typeof webhookEventTypes)[number];
