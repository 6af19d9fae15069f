import type { Webhook } from "@slipway/usecases/webhooks/schemas";

export type EventType = Webhook["types"][number];

/** What can be set, at making and later. */
export type WebhookForm = Pick<Webhook, "url" | "description" | "types" | "clusterIds" | "projectIds">;

export const webhookFormFields = ["url", "description", "types", "clusterIds", "projectIds"] as const;

export const emptyWebhookForm: WebhookForm = { url: "", description: "", types: [], clusterIds: [], projectIds: [] };

const isSame = (left: unknown, right: unknown): boolean => JSON.stringify(left) === JSON.stringify(right);

/** Only what differs: a place that is gone by now would else be refused though nobody touched it. */
export function webhookChange(before: WebhookForm, form: WebhookForm): Partial<WebhookForm> {
  const changed = webhookFormFields.filter((field) => !isSame(before[field], form[field]));
  return Object.fromEntries(changed.map((field) => [field, form[field]]));
}
